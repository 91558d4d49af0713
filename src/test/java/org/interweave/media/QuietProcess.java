package org.interweave.media;

import org.interweave.frame.FrameTimes;
import org.interweave.frame.Picture;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens every encoder, and what is no film, as the studio does. */
final class QuietProcess {
    private QuietProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        HardwareEncoders.ofMachine().writeH265();
        for (String name : new String[] {"film.mp4", "film.mov", "film.mkv", "pictures"}) {
            for (Delivery.Depth depth : Delivery.Depth.values()) {
                write(folder.resolve(name), depth);
            }
        }
        Path letter = Files.writeString(folder.resolve("letter.mp4"), "Dear reader");
        try {
            VideoReader.open(letter).close();
        } catch (MediaException e) {
            System.out.println(e.reason());
        }
    }

    private static void write(Path target, Delivery.Depth depth) throws MediaException {
        Size size = new Size(64, 64);
        Delivery delivery =
                new Delivery(
                        size,
                        new FrameTimes.Constant(new Rational(24, 1)),
                        Rational.ONE,
                        ColourTags.UNSAID,
                        depth,
                        Optional.empty());
        try (VideoWriter writer = VideoWriter.create(target, delivery)) {
            writer.write(Picture.of(size, new float[3 * size.pixels()]));
            writer.finish();
        }
    }
}
