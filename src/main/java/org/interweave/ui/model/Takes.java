package org.interweave.ui.model;

import org.interweave.diffusion.Mix;
import org.interweave.frame.FrameRange;
import org.interweave.project.Clip;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which pictures there are of a clip's frames, as a value: what the numbers are of.
 *
 * @param clip the clip
 * @param frames those with a version: their versions, the best first
 * @param model that is meant, by its hash; empty if any will do
 */
public record Takes(
        Clip clip, NavigableMap<Integer, List<Version>> frames, Optional<String> model) {
    /** Versions that are compared with each other. */
    public static final int MOST = 3;

    /** Those there are now. */
    public static Takes of(Clip clip, Versions versions) {
        NavigableMap<Integer, List<Version>> frames = new TreeMap<>();
        for (Version version : whole(versions.of(clip))) {
            FrameRange range = version.frames();
            for (int f = range.start(); f < range.end(); f++) {
                frames.computeIfAbsent(f, _ -> new ArrayList<>());
            }
        }
        frames.replaceAll(
                (frame, _) -> whole(versions.of(clip, frame)).stream().limit(MOST).toList());
        return new Takes(clip, frames, versions.model());
    }

    private static List<Version> whole(List<Version> versions) {
        return versions.stream().filter(v -> v.region().isEmpty()).toList();
    }

    /** The most versions that a frame of some has. */
    public int most(FrameRange range) {
        return frames.subMap(range.start(), range.end()).values().stream()
                .mapToInt(List::size)
                .max()
                .orElse(0);
    }

    /** The small picture of a frame in a version, the best first. */
    public Optional<Pixels> small(int frame, int rank) {
        List<Version> versions = frames.getOrDefault(frame, List.of());
        return rank < versions.size() ? versions.get(rank).small(frame) : Optional.empty();
    }

    /** How far from what an export would write is what was made in a way. */
    Versions.State state(Making made) {
        return Versions.state(clip, made, model);
    }

    /** What is mixed into a frame. */
    Mix mix(int frame) {
        return clip.settings(clip.shotAt(frame)).mix();
    }

    /** Whether a frame and the one before are of one shot. */
    boolean follows(int frame) {
        return frame > 0 && clip.shotAt(frame) == clip.shotAt(frame - 1);
    }
}
