package org.interweave.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders in which bundles are looked for, in this order; they may be absent.
 *
 * @param folders each holds bundles as its folders
 */
public record Shelf(List<Path> folders) {
    public Shelf {
        folders = List.copyOf(folders);
    }

    /** A folder that says it is a bundle. */
    public sealed interface Found {
        /** Where it lies. */
        Path folder();

        /** It is whole. */
        record Usable(Bundle bundle) implements Found {
            @Override
            public Path folder() {
                return bundle.folder();
            }
        }

        /**
         * It is not.
         *
         * @param reason in words for the user
         */
        record Damaged(Path folder, String reason) implements Found {}
    }

    /** Every bundle, by folder and then by name. */
    public List<Found> list() throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path folder : folders) {
            for (Path candidate : bundles(folder)) {
                found.add(look(candidate));
            }
        }
        return List.copyOf(found);
    }

    private static List<Path> bundles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Bundle::isBundle).sorted().toList();
        }
    }

    private static Found look(Path folder) {
        try {
            return new Found.Usable(Bundle.open(folder));
        } catch (BundleException e) {
            return new Found.Damaged(folder, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Found.Damaged(folder, "cannot be read: " + e);
        }
    }

    /**
     * Opens the bundle that a user means: a folder, or the name of one of a shelf's.
     *
     * @throws BundleException if there is none, with those there are, or if it is damaged
     */
    public Bundle open(String wanted) throws IOException {
        Path asPath = Path.of(wanted);
        if (Bundle.isBundle(asPath)) {
            return Bundle.open(asPath);
        }
        List<String> names = new ArrayList<>();
        for (Path folder : folders) {
            for (Path candidate : bundles(folder)) {
                String name = String.valueOf(candidate.getFileName());
                if (name.equals(wanted)) {
                    return Bundle.open(candidate);
                }
                names.add(name);
            }
        }
        throw new BundleException(
                "no model '%s'; %s"
                        .formatted(
                                wanted,
                                names.isEmpty()
                                        ? "none is installed"
                                        : "there are " + String.join(", ", names)));
    }
}
