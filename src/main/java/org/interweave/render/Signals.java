package org.interweave.render;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hears Ctrl-C, and a polite request of the system to end, in place of the virtual machine.
 *
 * <p>The program then ends by itself: a shutdown hook would not do, as the inference engine's own
 * hook takes its environment away while a run may be under way. A second request ends it at once,
 * for that reason without any hook; what was being written stays under its temporary name. The
 * virtual machine's signals are reached by name, as they are not part of Java's own interface;
 * where they are missing, they end the program.
 */
public final class Signals implements AutoCloseable {
    /**
     * The status of a program that ended because it was asked to: 128 + SIGINT, as shells have it.
     */
    public static final int STOPPED = 130;

    private static final List<String> NAMES = List.of("INT", "TERM");

    private final Runnable heard;
    private final AtomicBoolean before = new AtomicBoolean();
    private final List<Restore> handled = new ArrayList<>();

    /**
     * @param heard called once, on a thread of the virtual machine
     */
    public Signals(Runnable heard) {
        this.heard = heard;
        for (String name : NAMES) {
            try {
                handled.add(handle(name));
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                System.getLogger(Signals.class.getName())
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
        InvocationHandler ours =
                (proxy, method, arguments) ->
                        switch (method.getName()) {
                            case "equals" -> same(proxy, arguments[0]);
                            case "hashCode" -> System.identityHashCode(proxy);
                            case "toString" -> "request by " + name;
                            default -> {
                                asked();
                                yield null;
                            }
                        };
        Object usual =
                handle.invoke(
                        null,
                        signal,
                        Proxy.newProxyInstance(
                                Signals.class.getClassLoader(), new Class<?>[] {handler}, ours));
        return () -> handle.invoke(null, signal, usual);
    }

    @SuppressWarnings("ReferenceEquality") // a handler equals itself alone
    private static boolean same(Object a, Object b) {
        return a == b;
    }

    /** Each time on another thread of the virtual machine. */
    private void asked() {
        if (before.getAndSet(true)) {
            Runtime.getRuntime().halt(STOPPED);
        }
        heard.run();
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
