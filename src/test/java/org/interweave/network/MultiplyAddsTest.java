package org.interweave.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.tensor.Shape;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Against the counts in the golden data's REPORT.md, section 6, which leave attention out. */
class MultiplyAddsTest {
    @Test
    void theSmallNetworksTakeWhatTheReportCounts() {
        UNetConfig unet =
                UNetConfig.authors(
                        List.of(32, 64, 64, 128), List.of(true, true, true, false), 2, 64);
        VaeConfig vae = VaeConfig.authors(List.of(32, 64, 64));
        assertEquals(29.5, giga(MultiplyAdds.of(unet, Shape.of(1, 4, 8, 64, 64))), 1.5);
        assertEquals(158, giga(MultiplyAdds.ofDecoder(vae, Shape.of(1, 4, 4, 64, 64))), 30);
    }

    @Test
    void theFullNetworksTakeWhatTheReportCounts() {
        UNetConfig unet =
                UNetConfig.authors(
                        List.of(256, 512, 512, 1024), List.of(true, true, true, false), 8, 1024);
        VaeConfig vae = VaeConfig.authors(List.of(128, 256, 512));
        double textKeys = 22;
        assertEquals(138, textKeys + giga(MultiplyAdds.of(unet, Shape.of(1, 4, 8, 16, 16))), 7);
        assertEquals(1869, textKeys + giga(MultiplyAdds.of(unet, Shape.of(1, 4, 8, 64, 64))), 60);
        assertEquals(248, giga(MultiplyAdds.ofDecoder(vae, Shape.of(1, 4, 4, 16, 16))), 3);
    }

    private static double giga(long count) {
        return (double) count / 1e9;
    }
}
