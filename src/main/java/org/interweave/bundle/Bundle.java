package org.interweave.bundle;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model in a folder, checked against its manifest.
 *
 * <p>Opening hashes the manifest's small files (graphs, tokenizer) every time, and a weights file
 * whenever it is not, by length, time and place on the disk, the one that was hashed before; what
 * was hashed is noted in {@code .verified} in the folder. {@link #verify} hashes everything.
 *
 * @param folder where it lies
 * @param manifest what it is
 */
public record Bundle(Path folder, Manifest manifest) {
    /**
     * Opens a bundle and makes sure that its files are the ones it was made of.
     *
     * @throws BundleException if it is none, is too new, or a file is missing or damaged; the
     *     message names the file
     */
    public static Bundle open(Path folder) throws IOException {
        Bundle bundle = new Bundle(folder, read(folder));
        Verified verified = Verified.read(folder);
        boolean changed = false;
        for (Map.Entry<String, BundleFile> entry : bundle.manifest.files().entrySet()) {
            String path = entry.getKey();
            bundle.checkLength(path, entry.getValue());
            boolean weights = bundle.manifest.isWeights(path);
            if (weights && verified.knows(folder, path, entry.getValue())) {
                continue;
            }
            bundle.checkHash(path, entry.getValue());
            changed |= weights;
        }
        if (changed) {
            Verified.write(folder, bundle.manifest);
        }
        return bundle;
    }

    /** Whether a folder says it is a bundle. */
    public static boolean isBundle(Path folder) {
        return Files.isRegularFile(folder.resolve(Manifest.FILE));
    }

    private static Manifest read(Path folder) throws IOException {
        try {
            return Manifest.fromJson(
                    Files.readString(folder.resolve(Manifest.FILE), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new BundleException(folder + " is no bundle: it has no " + Manifest.FILE, e);
        } catch (MalformedInputException e) {
            throw new BundleException(Manifest.FILE + " is damaged: not text", e);
        }
    }

    /**
     * Finishes a folder of graphs and tokenizer as a bundle: hashes every file that the manifest
     * names and writes it.
     *
     * @param draft its {@code files} are replaced
     */
    public static Bundle seal(Path folder, Manifest draft) throws IOException {
        Map<String, BundleFile> files = new TreeMap<>();
        for (String path : draft.named()) {
            files.put(path, BundleFile.of(folder.resolve(path)));
        }
        Manifest manifest = draft.with(files);
        Files.writeString(folder.resolve(Manifest.FILE), manifest.toJson());
        return new Bundle(folder, manifest);
    }

    /**
     * Hashes every file.
     *
     * @throws BundleException at the first that is missing or damaged
     */
    public void verify() throws IOException {
        for (Map.Entry<String, BundleFile> entry : manifest.files().entrySet()) {
            checkLength(entry.getKey(), entry.getValue());
            checkHash(entry.getKey(), entry.getValue());
        }
    }

    private void checkLength(String path, BundleFile expected) throws IOException {
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file)) {
            throw new BundleException("%s is missing from %s".formatted(path, folder));
        }
        if (Files.size(file) != expected.bytes()) {
            throw new BundleException(
                    "%s in %s is damaged: it has %d bytes and not %d"
                            .formatted(path, folder, Files.size(file), expected.bytes()));
        }
    }

    private void checkHash(String path, BundleFile expected) throws IOException {
        if (!BundleFile.of(folder.resolve(path)).equals(expected)) {
            throw new BundleException(
                    "%s in %s is damaged: its SHA-256 differs".formatted(path, folder));
        }
    }

    /** The folder's name, by which the bundle is asked for. */
    public String id() {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }

    /** Whether it has a graph for a role. */
    public boolean has(Role role) {
        return manifest.graphs().containsKey(role);
    }

    /**
     * The ONNX file for a role.
     *
     * @throws BundleException if it has none
     */
    public Path graph(Role role) throws BundleException {
        GraphFiles files = manifest.graphs().get(role);
        if (files == null) {
            throw new BundleException(folder + " has no " + role.id());
        }
        return folder.resolve(files.graph());
    }

    /**
     * Opens the tokenizer.
     *
     * @return to be closed by the caller
     */
    public ClipTokenizer tokenizer() throws IOException {
        return ClipTokenizer.open(
                folder.resolve(manifest.tokenizer().file()), manifest.tokenizer());
    }

    /**
     * A hash of everything that decides what the bundle computes: not its name, licence, origin and
     * presets.
     */
    public String hash() {
        Manifest anonymous =
                new Manifest(
                        manifest.version(),
                        "-",
                        "-",
                        "-",
                        manifest.precision(),
                        manifest.sizes(),
                        manifest.tokenizer(),
                        manifest.scheduler(),
                        manifest.lowResScheduler(),
                        manifest.graphs(),
                        List.of(new Preset("-", 1, 1, 0, Preset.Spacing.LEADING)),
                        manifest.files());
        byte[] json = anonymous.toJson().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(BundleFile.digest().digest(json));
    }
}
