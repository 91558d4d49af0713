package org.interweave.cli;

import org.interweave.media.Delivery;
import org.interweave.media.HardwareEncoders;
import org.interweave.media.MediaException;
import org.interweave.media.VideoWriter;
import org.interweave.render.ProblemException;
import org.interweave.render.Problems;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** What a .mp4 is coded as. */
final class CodecOption {
    @Option(
            names = "--codec",
            description =
                    "Of .mp4: usual, or h265 where hardware of this machine encodes it; default"
                            + " usual.")
    private Delivery.Codec codec = Delivery.Codec.USUAL;

    /**
     * The codec of an output.
     *
     * @throws ProblemException before any work is done, if it cannot have this one
     */
    Delivery.Codec of(Path output, HardwareEncoders hardware) throws ProblemException {
        try {
            VideoWriter.check(output, codec, hardware);
            return codec;
        } catch (MediaException e) {
            throw Problems.media(e);
        }
    }
}
