package org.interweave.cli;

import org.interweave.frame.Cancel;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns Ctrl-C, and a polite request of the system to end, into a {@link Cancel}.
 *
 * <p>The program then ends by itself: a shutdown hook would not do, as the inference engine's own
 * hook takes its environment away while a run may be under way. A second Ctrl-C ends it at once.
 * The virtual machine's signals are reached by name, as they are not part of Java's own interface;
 * where they are missing, Ctrl-C ends the program.
 */
final class Interrupt implements AutoCloseable {
    private static final List<String> NAMES = List.of("INT", "TERM");

    private final Cancel cancel = new Cancel();
    private final List<Restore> handled = new ArrayList<>();

    Interrupt() {
        for (String name : NAMES) {
            try {
                handled.add(handle(name));
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                System.getLogger(Interrupt.class.getName())
                        .log(System.Logger.Level.DEBUG, "no signal " + name, e);
            }
        }
    }

    /** Brings the handler before back. */
    @FunctionalInterface
    private interface Restore {
        void restore() throws ReflectiveOperationException;
    }

    private Restore handle(String name) throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Method handle = type.getMethod("handle", type, handler);
        Object signal = type.getConstructor(String.class).newInstance(name);
        Object[] before = new Object[1];
        InvocationHandler heard =
                (_, method, _) -> {
                    if (!method.getName().equals("handle")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    handle.invoke(null, signal, before[0]);
                    cancel.request();
                    return null;
                };
        Object ours =
                Proxy.newProxyInstance(
                        Interrupt.class.getClassLoader(), new Class<?>[] {handler}, heard);
        before[0] = handle.invoke(null, signal, ours);
        return () -> handle.invoke(null, signal, before[0]);
    }

    /** Requested when the user presses Ctrl-C. */
    Cancel cancel() {
        return cancel;
    }

    @Override
    public void close() {
        for (Restore one : handled) {
            try {
                one.restore();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
