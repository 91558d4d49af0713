package org.interweave.ui.model;

import org.interweave.diffusion.Mix;
import org.interweave.frame.Bicubic;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Onlooker;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;
import org.interweave.metrics.Joins;
import org.interweave.metrics.MetricException;
import org.interweave.metrics.ProfileLine;
import org.interweave.project.Clip;
import org.interweave.render.ProblemException;
import org.interweave.render.WholeFile;
import org.interweave.report.ComparisonReport;
import org.interweave.report.Footage;
import org.interweave.report.Material;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a report of what was restored in the studio: of each shot the longest part of which every
 * frame is there.
 *
 * @param takes what was restored
 * @param model the bundle's hash
 * @param reference what it should be, if anyone knows
 * @param line along which profiles are cut
 * @param notes said below the title, such as how blind tests ended
 */
record Reports(
        Takes takes, String model, Optional<Path> reference, ProfileLine line, List<String> notes) {

    /** The parts that are reported; empty if no two frames that follow each other are there. */
    List<Material.Shot> parts() {
        Clip clip = takes.clip();
        List<Material.Shot> parts = new ArrayList<>();
        for (int i = 0; i < clip.shots().size(); i++) {
            FrameRange shot = clip.shots().get(i).frames();
            FrameRange longest = new FrameRange(shot.start(), shot.start() + 1);
            int start = shot.start();
            for (int f = shot.start(); f < shot.end(); f++) {
                if (!takes.frames().containsKey(f)) {
                    start = f + 1;
                } else if (f + 1 - start > longest.count()) {
                    longest = new FrameRange(start, f + 1);
                }
            }
            if (longest.count() > 1) {
                parts.add(new Material.Shot(i + 1, longest));
            }
        }
        return parts;
    }

    /**
     * Measures, and writes the page; nothing if it is stopped.
     *
     * @param rendering knows the recipe
     * @param onlooker hears of the frames that were measured
     * @return whether it was written: false if it was stopped
     */
    boolean write(Path target, Rendering rendering, Onlooker onlooker)
            throws IOException, MediaException, MetricException, ProblemException {
        Clip clip = takes.clip();
        LargePictures large = new LargePictures(clip, rendering);
        List<Material.Shot> parts = parts();
        Joins joins = Joins.NONE;
        for (int i = 0; i < clip.shots().size(); i++) {
            joins = joins.and(FlickerStrip.joins(clip, i));
        }
        try (VideoReader source = VideoReader.open(clip.media().path());
                OptionalReader truth = OptionalReader.open(reference)) {
            Footage low = Footage.of(source);
            Material material =
                    new Material(
                            clip.media().name(),
                            low,
                            List.of(
                                    new Material.Version(
                                            "restored",
                                            new Restored(takes, large, low, size(parts, large)),
                                            joins,
                                            made(rendering, parts))),
                            truth.footage(),
                            parts,
                            line,
                            notes);
            Optional<String> page = ComparisonReport.html(material, onlooker);
            if (page.isPresent()) {
                WholeFile.write(target, page.get());
            }
            return page.isPresent();
        }
    }

    private Size size(List<Material.Shot> parts, LargePictures large) throws MediaException {
        int first = parts.getFirst().frames().start();
        return large.of(best(takes, first), first).size();
    }

    private String made(Rendering rendering, List<Material.Shot> parts) throws ProblemException {
        FrameRange whole =
                new FrameRange(parts.getFirst().frames().start(), parts.getLast().frames().end());
        return rendering
                .engine()
                .recipe(takes.clip().media().path(), model, takes.clip().jobs(whole))
                .toJson();
    }

    private static Version best(Takes takes, int frame) {
        return takes.frames().getOrDefault(frame, List.of()).getFirst();
    }

    /** The best versions, with what is mixed in. */
    private record Restored(Takes takes, LargePictures large, Footage source, Size size)
            implements Footage {
        @Override
        public Picture read(int frame, Size wanted) throws MediaException {
            Picture restored = large.of(best(takes, frame), frame);
            Mix mix = takes.mix(frame);
            Picture mixed =
                    mix.changesNothing()
                            ? restored
                            : Mix.apply(
                                    restored,
                                    new Bicubic(restored.size())
                                            .resize(source.read(frame, source.size())),
                                    mix.shares(restored.size()));
            return wanted.equals(mixed.size()) ? mixed : new Bicubic(wanted).resize(mixed);
        }
    }

    /** A clip that may not be there. */
    private record OptionalReader(Optional<VideoReader> reader) implements AutoCloseable {
        static OptionalReader open(Optional<Path> clip) throws MediaException {
            return new OptionalReader(
                    clip.isPresent()
                            ? Optional.of(VideoReader.open(clip.get()))
                            : Optional.empty());
        }

        Optional<Footage> footage() {
            return reader.map(Footage::of);
        }

        @Override
        public void close() {
            reader.ifPresent(VideoReader::close);
        }
    }
}
