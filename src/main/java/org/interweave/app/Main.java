package org.interweave.app;

/** Starts Interweave: with arguments the command line, without them the studio. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.err.println("interweave: no command is ready yet");
        System.exit(64);
    }
}
