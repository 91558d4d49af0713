package org.interweave.render;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Lends loaded models: jobs of one model share it, and the last one stays for the next job. Any
 * thread may call it.
 */
final class LoadedModels implements AutoCloseable {
    private final Models models;
    private @Nullable Loaded latest;
    private int loans;
    private boolean closed;

    LoadedModels(Models models) {
        this.models = models;
    }

    private static final class Loaded {
        private final String hash;
        private final Model model;
        private int lent;
        private boolean unwanted;

        Loaded(String hash, Model model) {
            this.hash = hash;
            this.model = model;
        }

        void closeIfUnused() {
            if (unwanted && lent == 0) {
                model.close();
            }
        }
    }

    /** A model, until it is given back. */
    final class Loan implements AutoCloseable {
        private final Loaded loaded;

        private Loan(Loaded loaded) {
            this.loaded = loaded;
            loaded.lent++;
            loans++;
        }

        Model model() {
            return loaded.model;
        }

        @Override
        public void close() {
            synchronized (LoadedModels.this) {
                loaded.lent--;
                loaded.closeIfUnused();
                loans--;
                LoadedModels.this.notifyAll();
            }
        }
    }

    /** The hash of the model that is loaded now. */
    synchronized Optional<String> loaded() {
        return Optional.ofNullable(latest).map(known -> known.hash);
    }

    /** The model of this hash, loaded if it is not yet. */
    synchronized Loan borrow(String hash) throws ProblemException {
        if (closed) {
            throw Problems.cancelled();
        }
        Loaded known = latest;
        if (known != null && known.hash.equals(hash)) {
            return new Loan(known);
        }
        letGo();
        Loaded loaded = new Loaded(hash, models.open(hash));
        latest = loaded;
        return new Loan(loaded);
    }

    /**
     * Lends no more, and waits until everything lent was given back and closed: a process that ends
     * while a graph is being loaded or run crashes.
     */
    @Override
    public synchronized void close() {
        closed = true;
        letGo();
        try {
            while (loans > 0) {
                wait();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void letGo() {
        Loaded known = latest;
        if (known != null) {
            latest = null;
            known.unwanted = true;
            known.closeIfUnused();
        }
    }
}
