package org.interweave.train;

import org.interweave.degrade.Degradation;
import org.interweave.degrade.Level;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Picture;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.ColourTags;
import org.interweave.media.Delivery;
import org.interweave.media.MediaException;
import org.interweave.media.Sound;
import org.interweave.media.VideoWriter;
import org.interweave.train.footage.DemoScenes;
import org.interweave.train.footage.Footage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the demo clip of {@code assets}: five shots with hard cuts and sound, degraded, with a
 * caption for each.
 *
 * <p>{@code mvn -Ptrain compile exec:java -Dexec.mainClass=org.interweave.train.MakeDemo
 * -Dexec.args=assets} makes the same bytes every time.
 */
public final class MakeDemo {
    private static final int FRAMES = 36;
    private static final int RATE = 24;
    private static final long DAMAGE = 7;

    private MakeDemo() {}

    /**
     * Writes the clip and its captions.
     *
     * @param arguments the folder and, if the undamaged film is wanted too, its file
     */
    public static void main(String[] arguments) throws IOException, MediaException {
        Path folder = Path.of(arguments[0]);
        List<Footage.Clip> shots = DemoScenes.shots(FRAMES);
        List<Picture> film = new ArrayList<>();
        shots.forEach(shot -> film.addAll(shot.frames()));
        Path music = Files.createTempFile("demo", ".wav");
        try {
            DemoSound.write(music, shots.size(), (double) FRAMES / RATE);
            List<Picture> damaged = Degradation.apply(Level.COMPLEX, DAMAGE, film);
            write(folder.resolve("demo.mp4"), damaged, music);
            if (arguments.length > 1) {
                write(Path.of(arguments[1]), film, music);
            }
        } finally {
            Files.delete(music);
        }
        Files.writeString(folder.resolve("demo.csv"), captions(shots));
    }

    private static void write(Path file, List<Picture> frames, Path music) throws MediaException {
        Size size = frames.getFirst().size();
        Sound sound = new Sound(music, new Rational(0, 1), new Rational(frames.size(), RATE));
        Delivery delivery =
                new Delivery(
                        size,
                        new FrameTimes.Constant(new Rational(RATE, 1)),
                        Rational.ONE,
                        new ColourTags("tv", "bt709", "bt709", "bt709"),
                        Delivery.Depth.BITS_8,
                        Optional.of(sound));
        try (VideoWriter writer = VideoWriter.create(file, delivery)) {
            for (Picture frame : frames) {
                writer.write(frame);
            }
            writer.finish();
        }
    }

    /** A row a shot, counted from 1, and one for the clip as a whole, whose shot is empty. */
    private static String captions(List<Footage.Clip> shots) {
        StringBuilder csv = new StringBuilder("video_name,shot,caption\n");
        List<String> all = new ArrayList<>();
        for (int i = 0; i < shots.size(); i++) {
            String caption = shots.get(i).caption();
            all.add(caption.replaceAll(",.*", ""));
            csv.append("demo.mp4,").append(i + 1).append(",\"").append(caption).append("\"\n");
        }
        csv.append("demo.mp4,,\"").append(String.join("; ", all)).append("\"\n");
        return csv.toString();
    }
}
