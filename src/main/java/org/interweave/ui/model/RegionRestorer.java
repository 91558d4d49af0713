package org.interweave.ui.model;

import org.interweave.frame.Bicubic;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.ColourTags;
import org.interweave.media.Delivery;
import org.interweave.media.MediaException;
import org.interweave.media.VideoInfo;
import org.interweave.media.VideoReader;
import org.interweave.media.VideoWriter;
import org.interweave.render.ProblemException;
import org.interweave.render.Progress;
import org.interweave.render.ShotJob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Restores a part of a window: it is cut out into a clip of its own and put back over the enlarged
 * frames. Only good for drafts: a network sees less around the part than it would in the whole.
 *
 * @param whole restores the cut-out clip
 * @param region what is cut out
 */
public record RegionRestorer(Restorer whole, Region region) implements Restorer {
    private static final int FACTOR = 4;

    @Override
    public List<Pixels> restore(Wish wish, Consumer<? super Progress> progress, Cancel cancel)
            throws ProblemException {
        try {
            Path part = Files.createTempFile("interweave-region", ".mkv");
            try (VideoReader reader = VideoReader.open(wish.clip())) {
                Region.Box box = region.in(reader.info().video().size());
                List<Picture> frames = new ArrayList<>();
                FrameRange wanted = wish.job().wanted();
                for (int frame = wanted.start(); frame < wanted.end(); frame++) {
                    frames.add(reader.read(frame));
                }
                write(part, reader.info(), wanted, frames, box);
                FrameRange all = new FrameRange(0, wanted.count());
                ShotJob job = new ShotJob(all, all, wish.job().settings());
                List<Pixels> restored =
                        whole.restore(new Wish(part, wish.model(), job), progress, cancel);
                return putBack(frames, restored, box.times(FACTOR));
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (MediaException e) {
            throw new ProblemException(Problems.media(e), e);
        } catch (IOException e) {
            throw new ProblemException(Problems.file(e), e);
        }
    }

    private static void write(
            Path part, VideoInfo clip, FrameRange wanted, List<Picture> frames, Region.Box box)
            throws MediaException {
        Delivery delivery =
                new Delivery(
                        box.size(),
                        clip.video().times().of(wanted),
                        clip.video().pixelAspect(),
                        ColourTags.UNSAID,
                        Delivery.Depth.BITS_8,
                        Optional.empty());
        try (VideoWriter writer = VideoWriter.create(part, delivery)) {
            for (Picture frame : frames) {
                writer.write(cut(frame, box));
            }
            writer.finish();
        }
    }

    private static Picture cut(Picture frame, Region.Box box) {
        Size size = box.size();
        float[] samples = new float[Picture.CHANNELS * size.pixels()];
        int i = 0;
        for (int c = 0; c < Picture.CHANNELS; c++) {
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    samples[i] = frame.at(c, box.top() + y, box.left() + x);
                    i++;
                }
            }
        }
        return Picture.of(size, samples);
    }

    private static List<Pixels> putBack(
            List<Picture> frames, List<Pixels> restored, Region.Box box) {
        List<Pixels> whole = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            Size size = frames.get(i).size().times(FACTOR);
            int[] argb = Pixels.of(new Bicubic(size).resize(frames.get(i))).argb();
            int[] inside = restored.get(i).argb();
            int width = box.size().width();
            for (int y = 0; y < box.size().height(); y++) {
                System.arraycopy(
                        inside,
                        y * width,
                        argb,
                        (box.top() + y) * size.width() + box.left(),
                        width);
            }
            whole.add(new Pixels(size, argb));
        }
        return whole;
    }
}
