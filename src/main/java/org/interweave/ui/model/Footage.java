package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.frame.Cancel;
import org.interweave.frame.Size;
import org.interweave.media.MediaException;
import org.interweave.media.VideoInfo;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** What is decoded of the shown clip: frames in three sizes, and the outline of its sound. */
public final class Footage implements AutoCloseable {
    private static final int THUMBNAIL_HEIGHT = 54;
    private static final long SMALL_BYTES = Pixels.SMALL_BYTES;

    private final ReadOnlyObjectWrapper<Optional<FrameCache>> frames =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FrameCache>> small =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FrameCache>> thumbnails =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SoundOutline>> sound =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Long> arrivals = new ReadOnlyObjectWrapper<>(0L);
    private final Background background;
    private final Executor worker;
    private final Latest<Long> arrived;

    /**
     * @param background is told what goes wrong
     * @param worker reads the sound
     */
    Footage(Background background, Executor worker) {
        this.background = background;
        this.worker = worker;
        arrived = new Latest<>(background::onScreen, _ -> arrivals.set(arrivals.get() + 1));
    }

    /** The frames as they are. */
    public ReadOnlyObjectProperty<Optional<FrameCache>> frames() {
        return frames.getReadOnlyProperty();
    }

    /** A frame as it is, if it is there. */
    public Optional<Pixels> frame(int frame) {
        return frames.get().flatMap(f -> f.get(frame));
    }

    /** The frames, at most 640 pixels wide, for temporal profiles. */
    public ReadOnlyObjectProperty<Optional<FrameCache>> small() {
        return small.getReadOnlyProperty();
    }

    /** The frames as thumbnails. */
    public ReadOnlyObjectProperty<Optional<FrameCache>> thumbnails() {
        return thumbnails.getReadOnlyProperty();
    }

    /** The outline of the sound, once it is known and if there is any. */
    public ReadOnlyObjectProperty<Optional<SoundOutline>> sound() {
        return sound.getReadOnlyProperty();
    }

    /** Changes whenever frames or thumbnails have arrived. */
    public ReadOnlyObjectProperty<Long> arrivals() {
        return arrivals.getReadOnlyProperty();
    }

    /**
     * Decodes a clip from now on.
     *
     * @param limitBytes of the frames as they are
     * @param cancel lets go of the sound
     */
    void open(VideoInfo info, long limitBytes, Cancel cancel) {
        close();
        frames.set(Optional.of(cache(info, UnaryOperator.identity(), limitBytes)));
        thumbnails.set(Optional.of(cache(info, Footage::thumbnail, limitBytes / 8)));
        small.set(Optional.of(cache(info, Pixels::small, SMALL_BYTES)));
        if (!info.audio().isEmpty()) {
            Cancel own = new Cancel();
            cancel.onRequest(own::request);
            Activities.Ongoing reading = background.activities().begin("Reading the sound", own);
            worker.execute(() -> background.attempt(reading, () -> readSound(info, reading)));
        }
    }

    private void readSound(VideoInfo info, Activities.Ongoing reading) throws MediaException {
        SoundOutline outline =
                SoundOutline.read(info, reading.cancel(), reading.counting("samples"));
        if (!reading.cancel().requested()) {
            background.onScreen(() -> sound.set(Optional.of(outline)));
        }
    }

    private FrameCache cache(VideoInfo info, UnaryOperator<Size> size, long limit) {
        return new FrameCache(
                info.path(),
                i -> size.apply(i.video().size()),
                limit,
                () -> arrived.set(0L),
                p -> background.onScreen(() -> background.tell(p)));
    }

    private static Size thumbnail(Size clip) {
        int height = Math.min(THUMBNAIL_HEIGHT, clip.height());
        return new Size(Math.max(8, clip.width() * height / clip.height()), Math.max(8, height));
    }

    /** Lets go of the clip. */
    @Override
    public void close() {
        frames.get().ifPresent(FrameCache::close);
        thumbnails.get().ifPresent(FrameCache::close);
        small.get().ifPresent(FrameCache::close);
        frames.set(Optional.empty());
        thumbnails.set(Optional.empty());
        small.set(Optional.empty());
        sound.set(Optional.empty());
    }
}
