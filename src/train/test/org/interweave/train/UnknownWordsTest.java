package org.interweave.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.degrade.Dice;
import org.interweave.diffusion.Prompt;
import org.interweave.train.footage.Footage;
import org.interweave.train.footage.Look;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class UnknownWordsTest {
    private static final Set<String> FILLERS = Set.of("a", "and", "in", "of", "with");

    private static List<String> words(String text) {
        return List.of(text.split("[ ,]+", -1));
    }

    @Test
    void noneMeansAnythingInACaption() {
        List<String> texts = new ArrayList<>(Footage.phrases());
        for (Look look : Look.values()) {
            texts.add(look.words);
        }
        texts.add(Prompt.AUTHORS.positive());
        texts.add(Prompt.AUTHORS.negative());
        Set<String> meant = new HashSet<>();
        texts.forEach(text -> meant.addAll(words(text)));
        meant.removeAll(FILLERS);
        Dice dice = new Dice(1);
        for (int i = 0; i < 2000; i++) {
            String drawn = UnknownWords.draw(dice);
            assertTrue(words(drawn).stream().noneMatch(meant::contains), drawn);
        }
    }

    @Test
    void theyFollowFromTheSeed() {
        assertEquals(UnknownWords.draw(new Dice(5)), UnknownWords.draw(new Dice(5)));
        assertNotEquals(UnknownWords.draw(new Dice(5)), UnknownWords.draw(new Dice(6)));
    }
}
