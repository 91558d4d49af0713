package org.interweave.train;

import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.Delivery;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;
import org.interweave.media.VideoWriter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Frames of a real clip that nothing was trained on, the middle of each.
 *
 * @param file of the clip
 * @param frames of it, of one shot
 */
record RealClip(String name, String file, FrameRange frames) {
    private static final Size CROP = new Size(480, 256);

    /** Of several windows. */
    static final RealClip LONG = of("seeking-long", "seeking-720x480.mp4", 40, 32);

    /** What bundles are measured with. */
    static final List<RealClip> ALL =
            List.of(
                    of("park-joy", "park-joy-480x270.y4m", 0, 10),
                    of("big-buck-bunny", "big-buck-bunny-480p-30s.mp4", 300, 16),
                    of("seeking", "seeking-720x480.mp4", 40, 16));

    private static RealClip of(String name, String file, int first, int count) {
        return new RealClip(name, file, new FrameRange(first, first + count));
    }

    /** The folder of the frames inside another, written if it is not there. */
    Path in(Path work, Path clips) throws MediaException {
        Path folder = work.resolve(name);
        if (Files.exists(folder)) {
            return folder;
        }
        try (VideoReader reader = VideoReader.open(clips.resolve(file))) {
            Delivery delivery =
                    Delivery.of(reader.info(), frames, 1, Delivery.Depth.BITS_8).resized(CROP);
            try (VideoWriter writer = VideoWriter.create(folder, delivery)) {
                for (int i = frames.start(); i < frames.end(); i++) {
                    writer.write(middle(reader.read(i)));
                }
                writer.finish();
            }
        }
        return folder;
    }

    private static Picture middle(Picture whole) {
        int left = (whole.size().width() - CROP.width()) / 2;
        int top = (whole.size().height() - CROP.height()) / 2;
        float[] samples = new float[Picture.CHANNELS * CROP.pixels()];
        int i = 0;
        for (int c = 0; c < Picture.CHANNELS; c++) {
            for (int y = 0; y < CROP.height(); y++) {
                for (int x = 0; x < CROP.width(); x++) {
                    samples[i++] = whole.at(c, top + y, left + x);
                }
            }
        }
        return Picture.of(CROP, samples);
    }
}
