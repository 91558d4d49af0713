package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_FATAL;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Keeps native libraries from writing to the terminal what their return codes say as well. */
final class Quiet {
    private Quiet() {}

    /** From now on, in the whole process. */
    static void keep() {
        av_log_set_level(AV_LOG_FATAL);
        // SVT-AV1 asks the environment alone, at each opening; 1 is for errors only.
        environment("SVT_LOG", "1");
    }

    /**
     * Sets a variable of the process for native code, unless the user has set it. Where the system
     * has no {@code setenv}, which is on Windows, nothing is set.
     */
    @SuppressWarnings("restricted") // Natives are loaded anyway; this is one call of the system's.
    private static void environment(String name, String value) {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup()
                .find("setenv")
                .map(
                        address ->
                                linker.downcallHandle(
                                        address,
                                        FunctionDescriptor.of(
                                                ValueLayout.JAVA_INT,
                                                ValueLayout.ADDRESS,
                                                ValueLayout.ADDRESS,
                                                ValueLayout.JAVA_INT)))
                .ifPresent(setenv -> call(setenv, name, value));
    }

    private static void call(MethodHandle setenv, String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            int code =
                    (int)
                            setenv.invokeExact(
                                    arena.allocateFrom(name), arena.allocateFrom(value), 0);
            if (code != 0) {
                System.getLogger(Quiet.class.getName())
                        .log(System.Logger.Level.DEBUG, "{0} is not set", name);
            }
        } catch (Throwable e) { // What a handle of native code declares.
            throw new IllegalStateException(e);
        }
    }
}
