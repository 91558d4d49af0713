package org.interweave.diffusion;

/** Work on a shot ended before its time; what was made so far stays valid. */
public abstract sealed class Stop extends Exception {
    private static final long serialVersionUID = 1L;

    private Stop(String message) {
        super(message);
    }

    /** The work's {@link org.interweave.frame.Cancel} was requested. */
    public static final class Cancelled extends Stop {
        private static final long serialVersionUID = 1L;

        public Cancelled() {
            super("cancelled");
        }
    }

    /** The device had no room; smaller tiles may fit. */
    public static final class DeviceFull extends Stop {
        private static final long serialVersionUID = 1L;

        private final boolean decoding;

        /**
         * @param detail the engine's own words, for the log
         * @param decoding whether latents were being decoded, so that only its tiles must shrink
         */
        public DeviceFull(String detail, boolean decoding) {
            super(detail);
            this.decoding = decoding;
        }

        /** Whether latents were being decoded. */
        public boolean decoding() {
            return decoding;
        }
    }

    /** The frames of the shot could not be read; the cause says why. */
    public static final class SourceFailed extends Stop {
        private static final long serialVersionUID = 1L;

        public SourceFailed(Exception cause) {
            super(String.valueOf(cause.getMessage()));
            initCause(cause);
        }
    }
}
