package org.interweave.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.interweave.checkpoint.Safetensors;
import org.interweave.diffusion.Stop;
import org.interweave.frame.Cancel;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs every case of a folder, one after another; a case's kind is told by what is in its file.
 *
 * <p>Source of the cases: the golden data's README.md.
 */
public final class Cases {
    private static final List<String> DOCUMENTS = List.of("md", "java", "txt");

    private final Engine engine;
    private final Cancel cancel;

    /**
     * @param engine runs the graphs
     * @param cancel asked before every case and passed into runs
     */
    public Cases(Engine engine, Cancel cancel) {
        this.engine = engine;
        this.cancel = cancel;
    }

    /**
     * Runs all cases below a folder, by name; documents are passed over.
     *
     * @param heard hears of each case when it is done
     * @throws IOException if the folder itself cannot be read
     */
    public void run(Path folder, Consumer<? super Verdict> heard) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            files = all.filter(Files::isRegularFile).filter(Cases::isCase).sorted().toList();
        }
        Lab lab = new Lab(engine, cancel);
        Configs configs = Configs.among(files);
        Kinds kinds = new Kinds(tensorKinds(lab, configs), jsonKinds());
        for (Path file : files) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            Verdict verdict = kinds.verdict(name, file);
            if (cancel.requested()) {
                return;
            }
            heard.accept(verdict);
        }
    }

    private static boolean isCase(Path file) {
        return !String.valueOf(file.getFileName()).startsWith(".")
                && !DOCUMENTS.contains(ending(file));
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static List<Kind<TensorCase>> tensorKinds(Lab lab, Configs configs) {
        List<Kind<TensorCase>> kinds = new ArrayList<>();
        kinds.addAll(CheckpointCases.tensors());
        kinds.addAll(new PipelineCase(lab, configs).tensors());
        kinds.addAll(new UNetCases(lab, configs).tensors());
        kinds.addAll(new ModuleCases(lab).tensors());
        kinds.addAll(new VaeCases(lab, configs).tensors());
        kinds.addAll(new TextCases(lab, configs).tensors());
        kinds.addAll(WindowCases.tensors());
        kinds.addAll(SchedulerCases.tensors());
        return kinds;
    }

    private static List<Kind<JsonCase>> jsonKinds() {
        List<Kind<JsonCase>> kinds = new ArrayList<>();
        kinds.addAll(CheckpointCases.jsons());
        kinds.addAll(SchedulerCases.jsons());
        kinds.addAll(WindowCases.jsons());
        return kinds;
    }

    /** All kinds there are. */
    private record Kinds(List<Kind<TensorCase>> tensors, List<Kind<JsonCase>> jsons) {
        Verdict verdict(String name, Path file) {
            try {
                return switch (ending(file)) {
                    case "safetensors" -> ofTensors(name, file);
                    case "json" -> ofJson(name, file);
                    case "pt" -> {
                        Comparison comparison = new Comparison();
                        CheckpointCases.torchFile(file, comparison);
                        yield comparison.verdict(name);
                    }
                    default -> new Verdict.Unknown(name, "no such files are compared");
                };
            } catch (IOException
                    | Stop
                    | IllegalArgumentException
                    | IndexOutOfBoundsException
                    | ArithmeticException e) {
                // A case is a stranger's file: whatever in it does not fit ends here.
                return new Verdict.Unreadable(name, reason(e));
            }
        }

        private static String reason(Exception e) {
            String message =
                    e instanceof JsonProcessingException json
                            ? json.getOriginalMessage()
                            : String.valueOf(e.getMessage());
            return message.lines().findFirst().orElse(e.toString());
        }

        private Verdict ofTensors(String name, Path path) throws IOException, Stop {
            try (Safetensors file = Safetensors.open(path)) {
                TensorCase tensors = new TensorCase(path, file);
                Optional<Kind<TensorCase>> kind = first(this.tensors, tensors);
                if (kind.isEmpty()) {
                    return new Verdict.Unknown(name, "tensors " + some(tensors.names().stream()));
                }
                kind.get().check().run(tensors);
                tensors.checkAllUsed();
                return tensors.comparison().verdict(name);
            }
        }

        private Verdict ofJson(String name, Path path) throws IOException, Stop {
            JsonNode root = new JsonMapper().readTree(Files.readAllBytes(path));
            JsonCase json = new JsonCase(path, root, new Comparison());
            Optional<Kind<JsonCase>> kind = first(jsons, json);
            if (kind.isEmpty()) {
                Stream<String> fields = root.properties().stream().map(p -> p.getKey());
                return new Verdict.Unknown(name, "fields " + some(fields));
            }
            kind.get().check().run(json);
            return json.comparison().verdict(name);
        }

        private static <C> Optional<Kind<C>> first(List<Kind<C>> kinds, C file) {
            return kinds.stream().filter(k -> k.fits().test(file)).findFirst();
        }

        private static String some(Stream<String> names) {
            return names.limit(4).toList().toString();
        }
    }
}
