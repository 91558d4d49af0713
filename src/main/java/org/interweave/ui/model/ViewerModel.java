package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.metrics.ProfileLine;

import java.util.Optional;

/** What the viewer shows of the frame under the playhead, and how. */
public final class ViewerModel {
    private final ReadOnlyObjectWrapper<Layer> layer = new ReadOnlyObjectWrapper<>(Layer.SOURCE);
    private final ReadOnlyObjectWrapper<Layer> reference =
            new ReadOnlyObjectWrapper<>(Layer.BICUBIC);
    private final ReadOnlyObjectWrapper<Optional<Take>> take =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Comparison> comparison =
            new ReadOnlyObjectWrapper<>(Comparison.NONE);
    private final ReadOnlyDoubleWrapper split = new ReadOnlyDoubleWrapper(0.5);
    private final ReadOnlyDoubleWrapper blend = new ReadOnlyDoubleWrapper(0.5);
    private final ReadOnlyBooleanWrapper loupe = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper drawing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Region>> region =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Viewport>> viewport =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final ReadOnlyObjectWrapper<Optional<ProfileLine>> profile =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final ReadOnlyObjectWrapper<Overlay> overlay =
            new ReadOnlyObjectWrapper<>(Overlay.NONE);
    private final ReadOnlyBooleanWrapper numbers = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Brush>> brush =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * Paints how much of bicubic is mixed in.
     *
     * @param radius share of the picture's width
     * @param bicubic what the share becomes
     */
    public record Brush(double radius, double bicubic) {}

    /** The layer that is shown. */
    public ReadOnlyObjectProperty<Layer> layer() {
        return layer.getReadOnlyProperty();
    }

    /** The layer it is compared with. */
    public ReadOnlyObjectProperty<Layer> reference() {
        return reference.getReadOnlyProperty();
    }

    /** The earlier version it is compared with, if the reference is a restored one. */
    public ReadOnlyObjectProperty<Optional<Take>> take() {
        return take.getReadOnlyProperty();
    }

    /** How much of the layer is seen over the reference in an onion, in [0, 1]. */
    public ReadOnlyDoubleProperty blend() {
        return blend.getReadOnlyProperty();
    }

    /** Whether single pixels under the cursor are shown with their values. */
    public ReadOnlyBooleanProperty loupe() {
        return loupe.getReadOnlyProperty();
    }

    /** Whether the next drag draws a region. */
    public ReadOnlyBooleanProperty drawing() {
        return drawing.getReadOnlyProperty();
    }

    /** The region that was drawn last, until another window is restored. */
    public ReadOnlyObjectProperty<Optional<Region>> region() {
        return region.getReadOnlyProperty();
    }

    /** How it is compared. */
    public ReadOnlyObjectProperty<Comparison> comparison() {
        return comparison.getReadOnlyProperty();
    }

    /** Where a wipe's line is, as a share of the view's width. */
    public ReadOnlyDoubleProperty split() {
        return split.getReadOnlyProperty();
    }

    /** Which version of a restored frame is shown, 0 for the best. */
    public ReadOnlyIntegerProperty version() {
        return version.getReadOnlyProperty();
    }

    /** Whether the reference is shown alone for as long as a key is held. */
    public ReadOnlyBooleanProperty held() {
        return held.getReadOnlyProperty();
    }

    /** Which part is seen; empty for all of it, whatever the view's size. */
    public ReadOnlyObjectProperty<Optional<Viewport>> viewport() {
        return viewport.getReadOnlyProperty();
    }

    /** The line of which the temporal profile is shown; empty if none is. */
    public ReadOnlyObjectProperty<Optional<ProfileLine>> profile() {
        return profile.getReadOnlyProperty();
    }

    /** What is drawn over the restored picture. */
    public ReadOnlyObjectProperty<Overlay> overlay() {
        return overlay.getReadOnlyProperty();
    }

    /** Draws something over the restored picture. */
    public void overlay(Overlay wanted) {
        overlay.set(wanted);
        if (wanted != Overlay.NONE) {
            show(Layer.RESTORED);
        }
    }

    /** Whether the numbers are shown. */
    public ReadOnlyBooleanProperty numbers() {
        return numbers.getReadOnlyProperty();
    }

    /** Shows the numbers, or hides them. */
    public void toggleNumbers() {
        numbers.set(!numbers.get());
    }

    /** What a drag paints with; empty if it moves the picture. */
    public ReadOnlyObjectProperty<Optional<Brush>> brush() {
        return brush.getReadOnlyProperty();
    }

    /** Takes a brush, or lays it down. */
    public void brush(Optional<Brush> wanted) {
        brush.set(wanted);
        if (wanted.isPresent()) {
            overlay(Overlay.MIXED);
        }
    }

    /** Shows the temporal profile of the middle column, then of the middle row, then none. */
    public void nextProfile() {
        Optional<ProfileLine> now = profile.get();
        if (now.isEmpty()) {
            profile.set(Optional.of(ProfileLine.column(0.5)));
        } else if (now.get().fromX() == now.get().toX()) {
            profile.set(Optional.of(ProfileLine.row(0.5)));
        } else {
            profile.set(Optional.empty());
        }
    }

    /** Moves the profile's line, if there is one, as far as the picture goes. */
    public void moveProfile(double dx, double dy) {
        profile.set(profile.get().map(line -> line.moved(dx, dy)));
    }

    /**
     * Moves an end of the profile's line, if there is one and the other end is elsewhere.
     *
     * @param first the end at the top of the profile
     */
    public void moveProfileEnd(boolean first, double x, double y) {
        profile.set(profile.get().map(line -> first ? line.from(x, y) : line.to(x, y)));
    }

    /** Shows a layer; the reference becomes another one if it is the same. */
    public void show(Layer wanted) {
        layer.set(wanted);
        if (reference.get() == wanted && take.get().isEmpty()) {
            reference.set(wanted == Layer.BICUBIC ? Layer.SOURCE : Layer.BICUBIC);
        }
    }

    /** Compares with a layer; the one that is shown cannot be meant. */
    public void compareWith(Layer wanted) {
        if (wanted != layer.get()) {
            take.set(Optional.empty());
            reference.set(wanted);
        }
    }

    /** Compares with what was restored in a certain way. */
    public void compareWith(Take wanted) {
        take.set(Optional.of(wanted));
        reference.set(Layer.RESTORED);
    }

    /** Lets more or less of the layer through. */
    public void blend(double share) {
        blend.set(Math.clamp(share, 0, 1));
    }

    /** The next drag draws a region, or it does not. */
    public void toggleDrawing() {
        drawing.set(!drawing.get());
        region.set(Optional.empty());
    }

    /** A region is drawn. */
    public void draw(Region wanted) {
        region.set(Optional.of(wanted));
    }

    /** No region is drawn any more. */
    public void clearRegion() {
        drawing.set(false);
        region.set(Optional.empty());
    }

    /** Shows single pixels under the cursor, or no more. */
    public void toggleLoupe() {
        loupe.set(!loupe.get());
    }

    /** Compares in a way. */
    public void compare(Comparison wanted) {
        comparison.set(wanted);
    }

    /** Compares in the next way. */
    public void nextComparison() {
        comparison.set(comparison.get().next());
    }

    /** Moves the wipe's line. */
    public void split(double share) {
        split.set(Math.clamp(share, 0, 1));
    }

    /** Shows a version of restored frames, counted from 0, the best first. */
    public void version(int wanted) {
        version.set(Math.max(0, wanted));
        show(Layer.RESTORED);
    }

    /** Shows the reference for as long as it is held. */
    public void hold(boolean on) {
        held.set(on);
    }

    /** Shows a part. */
    public void look(Viewport wanted) {
        viewport.set(Optional.of(wanted));
    }

    /** Shows all of it. */
    public void fit() {
        viewport.set(Optional.empty());
    }

    /** What is in front, with the hold key taken into account. */
    public Layer front() {
        return held.get() ? reference.get() : layer.get();
    }
}
