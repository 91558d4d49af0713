package org.interweave.train;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Clips on disk as plain bytes, so that training never waits for their making.
 *
 * <p>A file holds the frames one after another, each {@code [3, height, width]} in steps of 1/255;
 * a caption lies beside it as text.
 *
 * @param folder created when the first clip comes
 */
record ClipStore(Path folder) {
    private Path file(String name) {
        return folder.resolve(name + ".rgb");
    }

    boolean has(String name) {
        return Files.exists(file(name));
    }

    void put(String name, List<Picture> frames) throws IOException {
        Files.createDirectories(folder);
        Size size = frames.getFirst().size();
        float[] samples = new float[3 * size.pixels()];
        byte[] bytes = new byte[samples.length * frames.size()];
        for (int f = 0; f < frames.size(); f++) {
            frames.get(f).copyTo(samples, 0);
            for (int i = 0; i < samples.length; i++) {
                float value = Math.min(1, Math.max(0, samples[i]));
                bytes[f * samples.length + i] = (byte) Math.round(255 * value);
            }
        }
        Path part = folder.resolve(name + ".part");
        Files.write(part, bytes);
        Files.move(part, file(name), StandardCopyOption.REPLACE_EXISTING);
    }

    byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(file(name));
    }

    List<Picture> frames(String name, Size size) throws IOException {
        byte[] bytes = bytes(name);
        int one = 3 * size.pixels();
        List<Picture> frames = new ArrayList<>();
        for (int start = 0; start < bytes.length; start += one) {
            float[] samples = new float[one];
            for (int i = 0; i < one; i++) {
                samples[i] = (bytes[start + i] & 0xff) / 255f;
            }
            frames.add(Picture.of(size, samples));
        }
        return frames;
    }

    void putCaption(String name, String caption) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".txt"), caption);
    }

    String caption(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".txt"));
    }
}
