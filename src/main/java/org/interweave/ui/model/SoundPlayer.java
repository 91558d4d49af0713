package org.interweave.ui.model;

import org.interweave.media.MediaException;
import org.interweave.media.SoundReader;
import org.interweave.media.VideoInfo;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets the clip be heard while it plays forwards in real time, and gives its clock: pictures follow
 * what is heard. Without a device or without sound, time passes as on the wall.
 *
 * <p>Called on one thread; the sound is decoded and played on another.
 */
public final class SoundPlayer implements AutoCloseable {
    /** Seconds that picture and sound may be apart before the sound is started again. */
    private static final double APART = 0.25;

    /** Nanoseconds for which the pictures wait for a sound that starts or stands still. */
    private static final long PATIENCE = 400_000_000;

    private final Session session;
    private final Supplier<Optional<Speaker>> speakers;
    private Optional<Voice> voice = Optional.empty();
    private Optional<VideoInfo> broken = Optional.empty();
    private Thread speaking = new Thread();
    private boolean muted;
    private long waited;
    private double last;

    /**
     * @param speakers opens one, on the player's thread; empty where there is none
     */
    public SoundPlayer(Session session, Supplier<Optional<Speaker>> speakers) {
        this.session = session;
        this.speakers = speakers;
    }

    /** Whether nothing is to be heard. */
    public boolean muted() {
        return muted;
    }

    /** Lets nothing be heard, or something again. */
    public void mute(boolean on) {
        muted = on;
    }

    /**
     * How much time has passed for the pictures.
     *
     * @param wall nanoseconds that passed on the wall
     */
    public long passed(long wall) {
        Playback playback = session.playback().get();
        Optional<VideoInfo> media = session.media().get();
        boolean heard =
                playback.speed() == 1
                        && playback.loop().isEmpty()
                        && !muted
                        && media.filter(m -> !m.audio().isEmpty()).isPresent();
        if (!heard || media.isEmpty()) {
            stop();
            broken = Optional.empty(); // It is tried again with the next play.
            return wall;
        }
        if (broken.equals(media)) {
            return wall;
        }
        double picture =
                media.get().video().times().seconds(playback.frame()).toDouble()
                        + playback.owed() / 1e9;
        if (voice.filter(v -> v.clip.equals(media.get())).isEmpty()) {
            start(media.get(), picture);
        }
        Voice now = voice.orElseThrow();
        if (now.failed) {
            broken = media;
            stop();
            return wall;
        }
        double at = now.seconds();
        if (at > last) {
            waited = 0;
            if (Math.abs(at - picture) > APART) {
                start(media.get(), picture);
                return 0;
            }
            last = at;
            return Math.max(0, Math.round((at - picture) * 1e9));
        }
        waited += wall;
        return waited < PATIENCE ? 0 : wall;
    }

    private void start(VideoInfo clip, double from) {
        stop();
        last = from;
        waited = 0;
        Voice started = new Voice(clip, from);
        voice = Optional.of(started);
        Thread former = speaking;
        speaking =
                Thread.ofPlatform()
                        .daemon()
                        .name("sound")
                        .start(() -> started.speak(former, speakers));
    }

    private void stop() {
        voice.ifPresent(Voice::end);
        voice = Optional.empty();
    }

    @Override
    public void close() {
        stop();
    }

    /** One go through the sound, from a moment until it is ended. */
    private static final class Voice {
        private final VideoInfo clip;
        private final double from;
        private volatile boolean ended;
        private volatile boolean failed;
        private volatile double heard;

        Voice(VideoInfo clip, double from) {
            this.clip = clip;
            this.from = from;
            heard = from;
        }

        /** Seconds of the clip that were heard. */
        double seconds() {
            return heard;
        }

        void end() {
            ended = true;
        }

        /** Speaks as soon as the former has given the device back. */
        void speak(Thread former, Supplier<Optional<Speaker>> speakers) {
            try {
                former.join();
            } catch (InterruptedException _) {
                return;
            }
            if (ended) {
                return;
            }
            Optional<Speaker> opened = speakers.get();
            if (opened.isEmpty()) {
                failed = true;
                return;
            }
            try (Speaker speaker = opened.get();
                    SoundReader reader = SoundReader.open(clip).orElseThrow()) {
                reader.seek(from);
                byte[] bytes = reader.next();
                while (bytes.length > 0 && !ended) {
                    play(speaker, bytes);
                    bytes = reader.next();
                }
                while (!ended && bytes.length == 0) {
                    // Past the sound's end the rest of the pictures is silent.
                    play(speaker, new byte[SoundReader.RATE / 50 * SoundReader.BYTES]);
                }
                speaker.silence();
            } catch (MediaException e) {
                System.getLogger(SoundPlayer.class.getName())
                        .log(System.Logger.Level.INFO, "the sound cannot be decoded", e);
                failed = true;
            }
        }

        private void play(Speaker speaker, byte[] bytes) {
            int piece = SoundReader.RATE / 50 * SoundReader.BYTES;
            for (int at = 0; at < bytes.length && !ended; at += piece) {
                int length = Math.min(piece, bytes.length - at);
                speaker.play(Arrays.copyOfRange(bytes, at, at + length));
                heard = from + (double) speaker.heard() / SoundReader.RATE;
            }
        }
    }
}
