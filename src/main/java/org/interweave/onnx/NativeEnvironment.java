package org.interweave.onnx;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The environment variables that native libraries of this process see; Java's own copy of them
 * stays as it was.
 */
final class NativeEnvironment {
    private static final Linker LINKER = Linker.nativeLinker();

    private NativeEnvironment() {}

    /**
     * Sets a variable for libraries that are loaded from now on.
     *
     * @return whether the system has POSIX's {@code setenv}; Windows has not
     */
    @SuppressWarnings("restricted") // two strings go to a function of the C library
    static boolean set(String name, String value) {
        Optional<MemorySegment> setenv = LINKER.defaultLookup().find("setenv");
        if (setenv.isEmpty()) {
            return false;
        }
        MethodHandle call =
                LINKER.downcallHandle(
                        setenv.get(), FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int result =
                    (int) call.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
            if (result != 0) {
                throw new IllegalArgumentException(name);
            }
            return true;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
