package org.interweave.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.WholeFile;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A document on disk: JSON under the ending {@code .iwv}.
 *
 * @param path of the file
 */
public record ProjectFile(Path path) {
    /** The ending of the file's name. */
    public static final String ENDING = ".iwv";

    public ProjectFile {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * Reads the document; older versions are brought up to date.
     *
     * @throws ProblemException if the file is missing, damaged, or newer than this program
     */
    public Document read() throws ProblemException {
        return read(Migrations.OF_DOCUMENTS);
    }

    Document read(Migrations migrations) throws ProblemException {
        try {
            return read(Files.readString(path, StandardCharsets.UTF_8), migrations);
        } catch (NoSuchFileException e) {
            throw problem("there is no " + path, "check the name", e);
        } catch (JsonProcessingException e) {
            throw damaged(e.getOriginalMessage(), e);
        } catch (UnknownKeyException e) {
            throw problem(
                    "%s: \"%s\" is nothing this program knows".formatted(path, e.getMessage()),
                    "correct its name, see docs/formats/project.md; or update Interweave",
                    e);
        } catch (IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw problem(path + " cannot be read: " + e.getMessage(), "check its permissions", e);
        }
    }

    private Document read(String text, Migrations migrations)
            throws ProblemException, JsonProcessingException {
        JsonNode tree = DocumentJson.JSON.readTree(text);
        int version = tree.path("version").asInt(0);
        if (!(tree instanceof ObjectNode object) || version < 1) {
            throw new IllegalArgumentException("it has no version");
        }
        if (version > migrations.current()) {
            throw problem(
                    "%s is of version %d, this program knows %d"
                            .formatted(path, version, migrations.current()),
                    "update Interweave",
                    null);
        }
        migrations.apply(object, version);
        Document document = json().read(object);
        KnownKeys.require(object, json().write(document));
        return document;
    }

    /**
     * Writes the document; a crash leaves the old file or the new one.
     *
     * @throws ProblemException if the file cannot be written
     */
    public void write(Document document) throws ProblemException {
        try {
            WholeFile.write(path, text(document));
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.OUTPUT,
                            path + " cannot be written: " + e.getMessage(),
                            "choose another folder or free some space"),
                    e);
        }
    }

    private String text(Document document) {
        try {
            return DocumentJson.JSON.writeValueAsString(json().write(document)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private DocumentJson json() {
        return new DocumentJson(path.resolveSibling(".").normalize());
    }

    private ProblemException damaged(String how, Exception cause) {
        return problem(path + " is damaged: " + how, "open an older copy", cause);
    }

    private static ProblemException problem(String what, String advice, @Nullable Exception cause) {
        return new ProblemException(new Problem(Problem.Kind.SOURCE, what, advice), cause);
    }
}
