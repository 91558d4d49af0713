package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.interweave.frame.Rational;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Carries the sound tracks of a file, or of a part of it, into a file being written. */
final class SoundCarrier implements AutoCloseable {
    /** Seconds read before the cut, for decoders to settle. */
    private static final double SETTLING = 1;

    /** Seconds by which the tracks of a file may be out of step. */
    private static final double SLACK = 1;

    private final Sound sound;
    private final Demuxer source;
    private final Map<Integer, SoundRoute> routes = new LinkedHashMap<>();
    private final AVPacket packet = av_packet_alloc();
    private double reached = Double.NEGATIVE_INFINITY;
    private boolean ended;

    private SoundCarrier(Sound sound, Demuxer source) {
        this.sound = sound;
        this.source = source;
    }

    /** Opens the sound and adds a stream to {@code muxer} for each track. */
    static SoundCarrier open(Sound sound, Muxer muxer, OutputFormat format) throws MediaException {
        Map<Integer, Long> leads = leads(sound);
        SoundCarrier carrier = new SoundCarrier(sound, openAt(sound));
        try {
            for (int track : carrier.source.audio()) {
                // A track without a packet in this part has nothing to carry.
                if (leads.containsKey(track)) {
                    carrier.routes.put(
                            track, carrier.route(track, leads.get(track), muxer, format));
                }
            }
            return carrier;
        } catch (MediaException e) {
            carrier.close();
            throw e;
        }
    }

    private SoundRoute route(int track, long lead, Muxer muxer, OutputFormat format)
            throws MediaException {
        AVStream stream = source.stream(track);
        SoundCut cut = SoundCut.of(sound, stream.time_base());
        return switch (SoundPlan.of(stream.codecpar(), format, lead > 0)) {
            case SoundPlan.Copy() -> new SoundCopy(stream, cut, lead, muxer);
            case SoundPlan.Recode(String name) -> {
                PacketDecoder decoder = PacketDecoder.open(source, track);
                try {
                    SoundEncoder encoder =
                            SoundEncoder.open(name, stream.codecpar(), muxer, sound.source());
                    yield new SoundRecode(stream, cut, decoder, encoder);
                } catch (MediaException e) {
                    decoder.close();
                    throw e;
                }
            }
        };
    }

    private static Demuxer openAt(Sound sound) throws MediaException {
        Demuxer source = Demuxer.open(sound.source());
        source.keepOnly(source.audio());
        double start = sound.from().toDouble() - SETTLING;
        if (start > 0 && !source.seek(-1, Math.round(start * AV_TIME_BASE))) {
            source.close();
            source = Demuxer.open(sound.source());
            source.keepOnly(source.audio());
        }
        return source;
    }

    /** For each track how many ticks of its first packet that is kept come before the cut. */
    private static Map<Integer, Long> leads(Sound sound) throws MediaException {
        Map<Integer, Long> leads = new HashMap<>();
        AVPacket packet = av_packet_alloc();
        try (Demuxer source = openAt(sound)) {
            int tracks = source.audio().size();
            double time = Double.NEGATIVE_INFINITY;
            while (leads.size() < tracks
                    && time < sound.to().toDouble() + SLACK
                    && source.read(packet)) {
                AVStream track = source.stream(packet.stream_index());
                AVRational tick = track.time_base();
                SoundCut cut = SoundCut.of(sound, tick);
                time = (double) packet.pts() * tick.num() / tick.den();
                if (source.audio().contains(packet.stream_index())
                        && cut.keeps(packet, SoundPlan.before(track.codecpar()))) {
                    leads.putIfAbsent(
                            packet.stream_index(), Math.max(0, cut.from() - packet.pts()));
                }
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
        return leads;
    }

    /** Writes the sound up to a little after some seconds from the start of the part. */
    void upTo(Rational seconds) throws MediaException {
        carry(sound.from().plus(seconds).toDouble());
    }

    private void carry(double until) throws MediaException {
        while (!ended && reached < until) {
            ended = reached > sound.to().toDouble() + SLACK || !source.read(packet);
            if (!ended) {
                AVRational tick = source.stream(packet.stream_index()).time_base();
                reached = (double) packet.pts() * tick.num() / tick.den();
                SoundRoute route = routes.get(packet.stream_index());
                if (route != null) {
                    route.accept(packet);
                }
                av_packet_unref(packet);
            }
        }
    }

    /** Writes the rest of the sound. */
    void finish() throws MediaException {
        carry(Double.POSITIVE_INFINITY);
        for (SoundRoute route : routes.values()) {
            route.finish();
        }
    }

    @Override
    public void close() {
        routes.values().forEach(SoundRoute::close);
        av_packet_free(packet);
        source.close();
    }
}
