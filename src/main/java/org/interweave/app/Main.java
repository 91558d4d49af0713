package org.interweave.app;

import org.interweave.cli.InterweaveCommand;

import java.util.List;

/** Starts Interweave: with arguments the command line, without them the studio. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(InterweaveCommand.run(List.of(), arguments));
    }
}
