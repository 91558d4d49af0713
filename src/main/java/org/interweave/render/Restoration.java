package org.interweave.render;

import org.interweave.diffusion.Fusion;
import org.interweave.diffusion.MotionCompensation;
import org.interweave.diffusion.Reach;
import org.interweave.diffusion.Stop;
import org.interweave.diffusion.TemporalFilter;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.DisFlow;
import org.interweave.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Restores the shots of a clip into one output: decode thread, device thread (the caller's), encode
 * thread, over bounded queues.
 *
 * <p>Memory does not grow with the clip. When the device has no room, the shot starts again under a
 * smaller tile plan; if frames of it were written already, the output does.
 */
public final class Restoration {
    /** What decoded chunks may take, unless two take more. */
    private static final long AHEAD_BYTES = 256L << 20;

    private final FrameSource source;
    private final Model model;
    private final WindowMemories memories;
    private final TileChoice tiles;

    /** One chunk at a time: it takes all processors, and memory. */
    private final Lock filtering = new ReentrantLock();

    private final MotionCompensation motion =
            new MotionCompensation(new DisFlow(DisFlow.Preset.REDUCED));

    /**
     * @param tiles the plan to try first
     * @param memories what is known of each shot's windows
     */
    public Restoration(FrameSource source, Model model, TilePlan tiles, WindowMemories memories) {
        this(source, model, new TileChoice(_ -> tiles), memories);
    }

    /**
     * @param tiles the plans to try first; keeps those that turned out to fit
     */
    Restoration(FrameSource source, Model model, TileChoice tiles, WindowMemories memories) {
        this.source = source;
        this.model = model;
        this.memories = memories;
        this.tiles = tiles;
    }

    /**
     * Runs to the end.
     *
     * @param shots in rising order, without a common frame
     * @param output opened once, and again if the whole output must start again
     * @param progress called after every step and frame, on any thread
     * @throws ProblemException if it cannot be done, or was cancelled; the output is not there then
     */
    public void run(
            List<ShotJob> shots,
            FrameSink.Opener output,
            Consumer<? super Progress> progress,
            Cancel cancel)
            throws ProblemException {
        int frames = shots.stream().mapToInt(s -> s.wanted().count()).sum();
        StageClock clock = new StageClock(System::nanoTime);
        ProgressMeter meter =
                new ProgressMeter(frames, Pace.FRAME_COST, System::nanoTime, clock, progress);
        shots.forEach(shot -> meter.expect(reach(shot)));
        meter.begins();
        Model gated = new GatedModel(model, new DeviceGate(), DeviceGate.Claim.ALONE, clock);
        new Restoration(source, gated, tiles, memories).run(shots, output, meter, cancel);
    }

    /** The same, counted together with other work, on a model that several threads may use. */
    void run(List<ShotJob> shots, FrameSink.Opener output, ProgressMeter meter, Cancel cancel)
            throws ProblemException {
        boolean done = false;
        while (!done) {
            meter.outputBegins();
            try (FrameSink sink = output.open()) {
                done = new Attempt(shots, meter, cancel).into(sink);
            }
        }
    }

    /** One output from its first frame to its last. */
    private final class Attempt {
        private final List<ShotJob> shots;
        private final ProgressMeter meter;
        private final Texts texts;
        private final Cancel cancel;
        private final Map<Integer, HeldFrames> held = new ConcurrentHashMap<>();

        Attempt(List<ShotJob> shots, ProgressMeter meter, Cancel cancel) {
            this.shots = shots;
            this.meter = meter;
            this.cancel = cancel;
            texts = new Texts(model, cancel);
        }

        /** Whether the output is whole; if not, it must start again. */
        boolean into(FrameSink sink) throws ProblemException {
            List<FrameRange> ranges = shots.stream().map(s -> inClip(s, reach(s))).toList();
            try (FrameFeed feed = new FrameFeed(source, ranges, meter.clock());
                    FrameWriter writer =
                            new FrameWriter(
                                    sink, source.size().times(model.facts().factor()), meter);
                    Cancel.Registration _ = cancel.onRequest(feed::abandon)) {
                Optional<Part> part = Optional.of(new Part(0, feed, writer));
                while (part.isPresent()) {
                    Part now = part.get();
                    if (!now.write()) {
                        return false;
                    }
                    part = now.rest();
                }
                writer.finish();
                try (StageClock.Span _ = meter.clock().in(Stage.ENCODE)) {
                    sink.finish();
                }
                return true;
            } catch (Stop.SourceFailed e) {
                throw e.getCause() instanceof ProblemException p ? p : Problems.bug(e);
            } catch (Stop _) {
                throw Problems.cancelled();
            }
        }

        /** The frames of a shot, as long as they are needed. */
        private HeldFrames held(int index, FrameFeed feed) {
            ShotJob shot = shots.get(index);
            return held.computeIfAbsent(
                    index,
                    _ ->
                            new HeldFrames(
                                    feed,
                                    shot.frames(),
                                    source.size(),
                                    reach(shot).frames(),
                                    Optional.ofNullable(held.get(index - 1))));
        }

        /** The shots from one on, until the device has no room for the tiles of one of them. */
        private final class Part {
            private final int first;
            private final FrameFeed feed;
            private final FrameWriter writer;
            private final List<ProgressMeter.Attempt> steps = new ArrayList<>();
            private int shot;
            private int written;

            Part(int first, FrameFeed feed, FrameWriter writer) {
                this.first = first;
                this.feed = feed;
                this.writer = writer;
                this.shot = first;
            }

            /** Whether all that was written can stay. */
            boolean write() throws Stop, ProblemException {
                try (Crew crew = new Crew(meter.clock())) {
                    PictureLine line =
                            new PictureLine(
                                    shots.subList(first, shots.size()).stream()
                                            .map(Restoration::plan)
                                            .toList(),
                                    i -> chunks(first + i),
                                    crew,
                                    ahead());
                    for (; shot < shots.size(); shot++) {
                        writeShot(line.pictures(shot - first));
                    }
                    return true;
                } catch (Stop.DeviceFull e) {
                    // Those of later shots that were begun will be taken again too.
                    steps.subList(shot - first, steps.size())
                            .forEach(ProgressMeter.Attempt::discard);
                    ShotJob full = shots.get(shot);
                    tiles.record(full, smaller(tiles.of(full), source.size(), e));
                    return written == 0;
                }
            }

            /** While a small chunk is filtered, the device need not wait for it to be taken. */
            private int ahead() {
                int frames =
                        shots.stream()
                                .mapToInt(s -> s.settings().chunks().length())
                                .max()
                                .orElse(1);
                long pixels = source.size().times(model.facts().factor()).pixels();
                long bytes = frames * pixels * Picture.CHANNELS * Float.BYTES;
                return Math.clamp(AHEAD_BYTES / bytes, 2, Crew.MOST_AHEAD);
            }

            /** What is left to be written, under the smaller tiles. */
            Optional<Part> rest() {
                return shot == shots.size()
                        ? Optional.empty()
                        : Optional.of(new Part(shot, feed, writer));
            }

            /** Is called by one thread of the crew, shot after shot. */
            private ShotChunks chunks(int index) throws Stop {
                ShotJob job = shots.get(index);
                TilePlan plan = tiles.of(job);
                HeldFrames frames = held(index, feed);
                steps.add(meter.attempt());
                return new ShotPass(model, texts, job.settings(), plan, cancel)
                        .chunks(
                                frames,
                                job.wantedInShot(),
                                memories.of(job, plan, frames),
                                steps.getLast())
                        .then(pictures -> filtered(pictures, job.settings().filter()));
            }

            private Tensor filtered(Tensor pictures, TemporalFilter filter) throws Stop {
                try (StageClock.Span _ = meter.clock().waiting()) {
                    filtering.lock();
                }
                try (StageClock.Span _ = meter.clock().in(Stage.FILTER)) {
                    return motion.filtered(pictures, filter, cancel);
                } finally {
                    filtering.unlock();
                }
            }

            private void writeShot(Fusion pictures) throws Stop, ProblemException {
                ShotJob job = shots.get(shot);
                FrameRange wanted = job.wantedInShot();
                written = 0;
                for (int f = wanted.start(); f < wanted.end(); f++) {
                    if (cancel.requested()) {
                        throw new Stop.Cancelled();
                    }
                    Tensor picture = pictures.read(new FrameRange(f, f + 1));
                    HeldFrames frames = held(shot, feed);
                    writer.write(
                            new FrameWriter.Restored(picture, frames.frame(f), job.settings()));
                    written++;
                    frames.finished(f);
                }
                held.remove(shot);
            }
        }
    }

    private static ShotChunks.Plan plan(ShotJob shot) {
        return ShotChunks.Plan.of(shot.settings(), shot.frames().count(), shot.wantedInShot());
    }

    /** The next plan to try after the device had no room for one. */
    static TilePlan smaller(TilePlan plan, Size size, Stop.DeviceFull e) throws ProblemException {
        Optional<TilePlan> next = e.decoding() ? plan.smallerDecoding(size) : plan.smaller(size);
        return next.orElseThrow(
                () ->
                        new ProblemException(
                                new Problem(
                                        Problem.Kind.DEVICE,
                                        "the device has no room even for the smallest tiles",
                                        "close other programs or choose a smaller model"),
                                e));
    }

    private static Reach reach(ShotJob shot) {
        return Reach.of(shot.settings(), shot.frames().count(), shot.wantedInShot());
    }

    private static FrameRange inClip(ShotJob shot, Reach reach) {
        int start = shot.frames().start();
        return new FrameRange(start + reach.frames().start(), start + reach.frames().end());
    }
}
