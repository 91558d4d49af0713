package org.interweave.render;

import org.interweave.diffusion.Stop;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.media.Delivery;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The work of one job: first all latents into the cache, then the frames out of it, in one go. */
final class JobRun {
    /** The share of the cache that the proxies of an export may take. */
    private static final double KEPT = 0.25;

    private final Workshop shop;
    private final Job job;
    private final Instant begun = Instant.now();
    private final StageTimes before;

    JobRun(Workshop shop, Job job) {
        this.shop = shop;
        this.job = job;
        this.before = job.clock().now();
    }

    /** Runs to the end. */
    void run() throws ProblemException {
        try (StageClock.Span _ = job.clock().in(Stage.HOST)) {
            all();
        }
    }

    private void all() throws ProblemException {
        Recipe recipe = job.order().recipe();
        try (ClipSource clip = ClipSource.open(Path.of(recipe.clip().path()))) {
            SourceHash source = shop.hashes().of(clip);
            if (!source.whole().equals(recipe.clip().hash())) {
                throw new ProblemException(
                        Problem.Kind.SOURCE,
                        recipe.clip().path() + " has changed since the job was made",
                        "bring the old file back, or make the job again");
            }
            if (job.preview() && known(RecipeKeys.of(recipe, source))) {
                return;
            }
            try (LoadedModels.Loan loan = borrow(recipe)) {
                Model model = new GatedModel(loan.model(), shop.gate(), job, job.clock());
                work(clip, source, model);
            }
        } catch (Stop.SourceFailed e) {
            throw e.getCause() instanceof ProblemException p ? p : Problems.bug(e);
        } catch (Stop _) {
            throw Problems.cancelled();
        }
    }

    private LoadedModels.Loan borrow(Recipe recipe) throws ProblemException {
        try (StageClock.Span _ = job.clock().in(Stage.LOAD)) {
            return shop.models().borrow(recipe.model());
        }
    }

    private boolean known(RecipeKeys keys) {
        return finished(keys).stream().allMatch(shop.cache()::holds);
    }

    /** The keys of the wanted frames, in order. */
    private static List<Key> finished(RecipeKeys keys) {
        List<Key> finished = new ArrayList<>();
        for (ShotKeys shot : keys.shots()) {
            FrameRange wanted = shot.shot().job().wantedInShot();
            for (int f = wanted.start(); f < wanted.end(); f++) {
                finished.add(shot.finished(f));
            }
        }
        return finished;
    }

    private void work(ClipSource clip, SourceHash source, Model model)
            throws Stop, ProblemException {
        ProgressMeter meter =
                new ProgressMeter(
                        job.order().recipe().frameCount(),
                        frameCost(),
                        System::nanoTime,
                        job.clock(),
                        progress -> {
                            job.show(progress);
                            shop.changed().run();
                        });
        RecipeKeys keys = RecipeKeys.of(job.order().recipe(), source);
        checkRoom(clip, keys, model.facts());
        tryOutput(clip, model);
        keys.shots().forEach(shot -> LatentPass.expect(meter, shot, shop.cache()));
        meter.begins();
        LatentPass pass = new LatentPass(clip, model, shop.cache(), meter, job.cancel());
        denoise(pass, source);
        deliver(clip, source, model, meter);
        notePace(meter);
    }

    /** An output that cannot be written is found before the work; sound is not copied for that. */
    private void tryOutput(ClipSource clip, Model model) throws ProblemException {
        if (job.order().purpose() instanceof Order.Export export) {
            List<ShotJob> shots =
                    job.order().recipe().shots().stream().map(Recipe.Shot::job).toList();
            shop.outputs()
                    .create(
                            export.path(),
                            Deliveries.of(clip.info(), shots, model.facts().factor(), export)
                                    .silent())
                    .close();
        }
    }

    private double frameCost() {
        Recipe recipe = job.order().recipe();
        return shop.paces()
                .find(recipe.model(), recipe.engine(), recipe.clip().size())
                .map(pace -> pace.frameCost(recipe.prompts()))
                .orElse(Pace.FRAME_COST);
    }

    /** How long it took is good to know and no reason to fail. */
    private void notePace(ProgressMeter meter) {
        Recipe recipe = job.order().recipe();
        Progress all = meter.now();
        if (all.steps().done() == 0) {
            return;
        }
        StageTimes now = job.clock().now();
        Pace pace =
                new Pace(
                        millis(now, Stage.UNET) / (all.steps().done() * recipe.prompts()),
                        // Side by side: the slower of both decides.
                        Math.max(millis(now, Stage.DECODER), millis(now, Stage.FILTER))
                                / all.frames());
        try {
            shop.paces().note(recipe.model(), recipe.engine(), recipe.clip().size(), pace);
        } catch (IOException e) {
            System.getLogger(JobRun.class.getName())
                    .log(System.Logger.Level.WARNING, "the pace is not noted", e);
        }
    }

    /** Spent since this run began, after an earlier one that had to stop. */
    private double millis(StageTimes now, Stage stage) {
        return now.of(stage).minus(before.of(stage)).toNanos() / 1e6;
    }

    private void denoise(LatentPass pass, SourceHash source) throws Stop, ProblemException {
        while (true) {
            Recipe recipe = job.order().recipe();
            switch (pass.run(RecipeKeys.of(recipe, source).shots())) {
                case LatentPass.Outcome.Done() -> {
                    return;
                }
                case LatentPass.Outcome.Full(int shot, Stop.DeviceFull why) -> {
                    TilePlan tiles = recipe.shots().get(shot).tiles();
                    replan(shot, Restoration.smaller(tiles, recipe.clip().size(), why));
                }
            }
        }
    }

    /** A shot goes on under another tile plan, which is written down. */
    private void replan(int shot, TilePlan plan) throws ProblemException {
        Recipe recipe = job.order().recipe();
        List<Recipe.Shot> shots = new ArrayList<>(recipe.shots());
        shots.set(shot, shots.get(shot).with(plan));
        job.change(recipe.with(shots));
        shop.record(job, plan);
    }

    private void deliver(ClipSource clip, SourceHash source, Model model, ProgressMeter meter)
            throws ProblemException {
        Recipe recipe = job.order().recipe();
        List<ShotJob> shots = recipe.shots().stream().map(Recipe.Shot::job).toList();
        TileChoice tiles = new TileChoice(s -> recipe.shots().get(shots.indexOf(s)).tiles());
        WindowMemories memories =
                (s, plan, _) ->
                        new CachedShot(
                                shop.cache(),
                                new ShotKeys(
                                        recipe,
                                        recipe.shots().get(shots.indexOf(s)).with(plan),
                                        source),
                                s.settings().windows().ilt());
        Restoration restoration = new Restoration(clip, model, tiles, memories);
        switch (job.order().purpose()) {
            case Order.Preview _ ->
                    restoration.run(
                            shots,
                            () -> new ProxySink(shop.cache(), planned(recipe, tiles, source)),
                            meter,
                            job.cancel());
            case Order.Export export -> {
                Delivery delivery =
                        Deliveries.of(clip.info(), shots, model.facts().factor(), export);
                Path file = export.path();
                List<FrameDigests> attempts = new ArrayList<>();
                restoration.run(
                        shots,
                        () -> {
                            attempts.add(new FrameDigests(shop.outputs().create(file, delivery)));
                            return kept(attempts.getLast(), recipe, tiles, source, model.facts());
                        },
                        meter,
                        job.cancel());
                Recipe used = recipe.with(planned(recipe, tiles));
                writeSidecar(file, used, attempts.getLast().digests());
            }
        }
        for (int i = 0; i < shots.size(); i++) {
            TilePlan used = tiles.of(shots.get(i));
            if (!used.equals(recipe.shots().get(i).tiles())) {
                replan(i, used);
            }
        }
    }

    /**
     * An output whose frames are kept as proxies, if that takes no more than a part of the cache.
     * Frames that something is mixed into are not: the viewer mixes them itself.
     */
    private FrameSink kept(
            FrameSink output,
            Recipe recipe,
            TileChoice tiles,
            SourceHash source,
            Model.Facts facts) {
        long bytes =
                (long) Picture.CHANNELS
                        * recipe.clip().size().times(facts.factor()).pixels()
                        * recipe.frameCount();
        if (bytes > KEPT * shop.cache().diskLimitBytes()) {
            return output;
        }
        // Keys of a shot are asked for with its first frame: its tiles are known by then.
        Stream<Optional<Key>> keys =
                recipe.shots().stream()
                        .flatMap(
                                shot -> {
                                    ShotKeys of =
                                            new ShotKeys(
                                                    recipe,
                                                    shot.with(tiles.of(shot.job())),
                                                    source);
                                    FrameRange wanted = shot.job().wantedInShot();
                                    boolean plain = shot.settings().mix().changesNothing();
                                    return IntStream.range(wanted.start(), wanted.end())
                                            .mapToObj(
                                                    f ->
                                                            plain
                                                                    ? Optional.of(of.finished(f))
                                                                    : Optional.empty());
                                });
        return new KeptFrames(output, shop.cache(), keys.iterator());
    }

    private static List<Recipe.Shot> planned(Recipe recipe, TileChoice tiles) {
        return recipe.shots().stream().map(s -> s.with(tiles.of(s.job()))).toList();
    }

    private static List<Key> planned(Recipe recipe, TileChoice tiles, SourceHash source) {
        return finished(RecipeKeys.of(recipe.with(planned(recipe, tiles)), source));
    }

    private void writeSidecar(Path file, Recipe used, List<String> digests)
            throws ProblemException {
        Sidecar sidecar =
                Sidecar.of(
                        file,
                        used,
                        digests,
                        Sidecar.Times.of(begun, Instant.now(), job.clock().now()));
        sidecar.writeBeside(file);
    }

    /** Checks before anything is done that the latents and the output will have room. */
    private void checkRoom(ClipSource clip, RecipeKeys keys, Model.Facts facts)
            throws ProblemException {
        long missing = 0;
        for (ShotKeys shot : keys.shots()) {
            missing += shot.missing(shop.cache()).size();
        }
        int length = job.order().recipe().shots().getFirst().settings().windows().length();
        long windowBytes =
                (long) Float.BYTES * facts.latentChannels() * length * clip.size().pixels();
        checkRoom(shop.folder(), missing * windowBytes, "the cache");
        if (job.order().purpose() instanceof Order.Export export) {
            Path folder = export.path().getParent();
            long pixels =
                    (long) clip.size().times(facts.factor()).pixels()
                            * job.order().recipe().frameCount();
            checkRoom(
                    folder == null ? Path.of(".") : folder,
                    Deliveries.estimatedBytes(export.path(), export.depth(), pixels),
                    export.target());
        }
    }

    private static void checkRoom(Path folder, long bytes, String what) throws ProblemException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        long free;
        try {
            FileStore store = Files.getFileStore(folder);
            free = store.getUsableSpace();
        } catch (IOException e) {
            throw Problems.cache(e);
        }
        if (free < bytes) {
            throw new ProblemException(
                    Problem.Kind.DISK_FULL,
                    "%s needs about %d MB and its disk has %d MB left"
                            .formatted(what, bytes >> 20, free >> 20),
                    "free some space or choose another disk");
        }
    }
}
