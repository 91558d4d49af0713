package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.project.Clip;
import org.interweave.project.Document;
import org.interweave.project.Edits;
import org.interweave.render.Problem;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** What shows how good a restoration is: numbers, and where it flickers. */
public final class Evidence implements AutoCloseable {
    private final ReadOnlyObjectWrapper<FlickerStrip> flicker =
            new ReadOnlyObjectWrapper<>(FlickerStrip.NONE);
    private final ReadOnlyDoubleWrapper alarm = new ReadOnlyDoubleWrapper(Document.USUAL_ALARM);
    private final Session session;
    private final Versions versions;
    private final Numbers numbers;

    /**
     * @param worker finds the numbers
     * @param screen the thread on which they change
     * @param failed is told there what goes wrong
     */
    Evidence(
            Session session,
            Versions versions,
            Executor worker,
            Executor screen,
            Consumer<? super Problem> failed) {
        this.session = session;
        this.versions = versions;
        numbers = new Numbers(worker, screen, failed);
        numbers.scores().addListener((_, _, _) -> showFlicker());
        session.document().addListener((_, _, now) -> alarm.set(now.alarm()));
        versions.changes().addListener((_, _, _) -> ask());
        session.clip().addListener((_, _, _) -> ask());
        session.media().addListener((_, _, _) -> ask());
    }

    private void ask() {
        if (session.media().get().isPresent()) {
            session.clip().get().ifPresent(clip -> numbers.ask(clip, versions));
        } else {
            numbers.forget();
        }
    }

    private void showFlicker() {
        Clip clip = session.clip().get().orElse(null);
        flicker.set(
                clip == null ? FlickerStrip.NONE : FlickerStrip.of(numbers.scores().get(), clip));
    }

    /** Numbers of the restored frames. */
    public Numbers numbers() {
        return numbers;
    }

    /** Where the restored film flickers. */
    public ReadOnlyObjectProperty<FlickerStrip> flicker() {
        return flicker.getReadOnlyProperty();
    }

    /** Levels of 255 by which a frame may stray from its source before it is pointed out. */
    public ReadOnlyDoubleProperty alarm() {
        return alarm.getReadOnlyProperty();
    }

    /** Points out frames from another distance on; kept in the project. */
    public void alarmFrom(double levels) {
        session.apply(Edits.alarm(Math.clamp(levels, 0, 255)));
    }

    /** Puts the playhead where the flicker is next worst. */
    public void nextWorst() {
        flicker.get().nextWorst(session.frame()).ifPresent(session::seek);
    }

    @Override
    public void close() {
        numbers.forget();
    }
}
