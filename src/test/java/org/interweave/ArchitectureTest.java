package org.interweave;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The arrows between packages, as data. A new arrow starts here, with a reason. */
@AnalyzeClasses(packages = "org.interweave", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.interweave.";

    private static final Map<String, String> MAY_USE =
            Map.ofEntries(
                    Map.entry("frame", ""),
                    Map.entry("media", "frame"),
                    Map.entry("tensor", "frame"),
                    Map.entry("bundle", "tensor frame"),
                    Map.entry("network", "tensor"),
                    Map.entry("checkpoint", "network bundle tensor"),
                    Map.entry("conformance", "checkpoint network bundle diffusion tensor frame"),
                    Map.entry("onnx", "bundle tensor frame"),
                    Map.entry("diffusion", "tensor frame"),
                    Map.entry("degrade", "media frame"),
                    Map.entry("metrics", "tensor frame"),
                    // A page that both ways in offer, and that no other package needs to know.
                    Map.entry("report", "metrics media frame"),
                    Map.entry("render", "diffusion metrics bundle tensor media frame"),
                    Map.entry("project", "render diffusion media frame"),
                    Map.entry(
                            "ui",
                            "project render report diffusion degrade metrics bundle media frame"),
                    // Only in the profile "train".
                    Map.entry(
                            "train",
                            "network checkpoint degrade diffusion metrics bundle tensor media"
                                    + " frame"),
                    Map.entry(
                            "cli",
                            "project render report diffusion degrade metrics bundle media frame"));

    /** Libraries that one package alone may know, by package prefix. */
    private static final Map<String, List<String>> KNOWN_ONLY_BY =
            Map.of(
                    "media", List.of("org.bytedeco.ffmpeg..", "org.bytedeco.opencv.."),
                    "train", List.of("org.bytedeco.pytorch.."),
                    "onnx", List.of("ai.onnxruntime.."),
                    "checkpoint", List.of("ai.onnx..", "com.google.protobuf..", "net.razorvine.."),
                    "bundle", List.of("ai.djl.."),
                    "cli", List.of("picocli.."),
                    "ui", List.of("javafx..", "org.controlsfx..", "org.kordamp..", "atlantafx.."));

    @ArchTest
    static void arrowsFollowTheTable(JavaClasses classes) {
        MAY_USE.forEach(
                (name, others) -> {
                    List<String> allowed = new ArrayList<>(List.of(ROOT + name + ".."));
                    for (String other :
                            others.isEmpty() ? List.<String>of() : List.of(others.split(" ", -1))) {
                        allowed.add(ROOT + other + "..");
                    }
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + name + "..")
                            .should()
                            .dependOnClassesThat(
                                    resideInAnyPackage("org.interweave..").and(outside(allowed)))
                            .allowEmptyShould(true)
                            .check(classes);
                });
    }

    @ArchTest
    static void librariesAreKnownByOnePackage(JavaClasses classes) {
        KNOWN_ONLY_BY.forEach(
                (name, libraries) ->
                        noClasses()
                                .that(outside(List.of(ROOT + name + "..", ROOT + "app..")))
                                .should()
                                .dependOnClassesThat(
                                        resideInAnyPackage(libraries.toArray(String[]::new)))
                                .allowEmptyShould(true)
                                .check(classes));
    }

    @ArchTest
    static void modelsKnowNoNodes(JavaClasses classes) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "ui.model..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("javafx.scene..", "javafx.stage..", ROOT + "ui.view.."))
                .check(classes);
    }

    @ArchTest
    static void packagesFormNoCycle(JavaClasses classes) {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(classes);
    }

    @ArchTest
    static void everyPackageIsInTheTable(JavaClasses classes) {
        Set<String> known = new TreeSet<>(MAY_USE.keySet());
        known.add("app");
        Set<String> unknown =
                classes.stream()
                        .map(c -> c.getPackageName().substring(ROOT.length()))
                        .map(p -> p.replaceAll("\\..*", ""))
                        .filter(p -> !known.contains(p))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unknown);
    }

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        classes()
                .should()
                .resideInAPackage("org.interweave..")
                .andShould(
                        com.tngtech.archunit.lang.conditions.ArchConditions.be(
                                DescribedPredicate.describe(
                                        "in a null-marked package",
                                        c ->
                                                c.getPackage()
                                                        .isAnnotatedWith(
                                                                org.jspecify.annotations.NullMarked
                                                                        .class))))
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> outside(List<String> packages) {
        return DescribedPredicate.not(resideInAnyPackage(packages.toArray(String[]::new)));
    }
}
