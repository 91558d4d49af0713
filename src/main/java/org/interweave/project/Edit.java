package org.interweave.project;

import java.util.function.UnaryOperator;

/**
 * A named change of a document, as a pure function.
 *
 * @param name for the undo menu, such as "Split shot"
 * @param series edits that follow one another with the same series, such as the letters of a word,
 *     are undone together; empty stands alone
 * @param change from the document before to the one after
 */
public record Edit(String name, String series, UnaryOperator<Document> change) {
    /** A change that is undone alone. */
    static Edit of(String name, UnaryOperator<Document> change) {
        return new Edit(name, "", change);
    }

    /** A change of one clip that is undone alone. */
    static Edit of(String name, int clip, UnaryOperator<Clip> change) {
        return of(name, document -> document.clip(clip, change));
    }

    /** The document after. */
    public Document apply(Document before) {
        return change.apply(before);
    }
}
