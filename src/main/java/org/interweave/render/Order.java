package org.interweave.render;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import org.interweave.media.Delivery;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a job is to do.
 *
 * @param recipe frozen: what is edited later does not change the job
 * @param purpose what becomes of the frames
 */
public record Order(Recipe recipe, Purpose purpose) {
    /** What becomes of the frames of a job. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Preview.class, name = "preview"),
        @JsonSubTypes.Type(value = Export.class, name = "export")
    })
    public sealed interface Purpose {}

    /** They are kept as 8-bit proxies for the viewer; goes before every export. */
    public record Preview() implements Purpose {}

    /**
     * They are written.
     *
     * @param target absolute path of a file or a folder; its ending says the format, see {@link
     *     org.interweave.media.OutputFormat}
     * @param depth of a sample where the format leaves the choice
     * @param codec where it leaves the choice
     */
    public record Export(String target, Delivery.Depth depth, Delivery.Codec codec)
            implements Purpose {
        public Export {
            if (!Path.of(target).isAbsolute()) {
                throw new IllegalArgumentException(target + " may be anywhere");
            }
        }

        /**
         * An export in the usual codec to a path, which may be relative to where the program runs.
         */
        public static Export to(Path target, Delivery.Depth depth) {
            return new Export(
                    target.toAbsolutePath().normalize().toString(), depth, Delivery.Codec.USUAL);
        }

        /** The same in another codec. */
        public Export in(Delivery.Codec other) {
            return new Export(target, depth, other);
        }

        /** Where it goes. */
        public Path path() {
            return Path.of(target);
        }
    }

    /** The same under a smaller tile plan. */
    Order with(Recipe other) {
        return new Order(other, purpose);
    }

    /** The target of an export. */
    Optional<Path> target() {
        return switch (purpose) {
            case Export export -> Optional.of(export.path());
            case Preview _ -> Optional.empty();
        };
    }
}
