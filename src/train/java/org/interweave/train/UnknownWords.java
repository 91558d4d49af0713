package org.interweave.train;

import org.interweave.degrade.Dice;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that hardly a caption has, as people will write them: without them every piece of a word
 * that captions never use means something by chance. "An old man" was "scan lines".
 */
final class UnknownWords {
    private static final List<String> COMMON =
            parts(
                    "a about above across after afternoon again against air airport all alone along"
                        + " always an ancient and angry animal another any apple arm army around"
                        + " arrives art as asks at autumn away baby back bad band bank bar battle"
                        + " beach bear beautiful bed before behind below bench beside best between"
                        + " bicycle big bird birthday boat body book both bottle box boy bread"
                        + " breakfast bride bright bring broken brother burning bus busy but by"
                        + " cafe cake calls camera camp can candle captain car cat ceremony chair"
                        + " chase child children church cinema city clean clock close coach coast"
                        + " coat coffee cold comes cook corner country couple cow crowd cries dance"
                        + " dancing daughter dawn day dead deep desert desk dinner dirty dish"
                        + " doctor documentary dog door down dress drinks drives dusk each early"
                        + " east eats egg empty end evening every eye face factory fall family"
                        + " famous fan far farm fast father festival few field fight film final"
                        + " fine finger fire first fish fisherman flag flies floor food foot"
                        + " football for forest four friend from front full funny game garden gate"
                        + " gets girl give glass goes gold good gun guitar hair half hall hand"
                        + " happy harbour has hat he head heavy her here him his holds holiday home"
                        + " horse hospital hot hotel hour how hundred hunting husband ice in"
                        + " indoors inside into is island it jacket jazz jump just keep kind king"
                        + " kiss kitchen knife lady lake lamp land landing large last late laugh"
                        + " leg letter library lies life lift light like line lion listens little"
                        + " live long looks lost loud love lunch machine main makes man many map"
                        + " march market married mask master meal men metal midnight mine mirror"
                        + " moment money monument moon morning mosque mother motor mountain mouse"
                        + " mouth music name narrow near neck new news next night no north nose not"
                        + " now number nurse ocean of off office officer old on one open opera or"
                        + " orchestra other our outdoors over pan paper parade park party path"
                        + " people piano picnic pilot plan plane plate platform play player poor"
                        + " port portrait president priest prison puts queen quiet rabbit race"
                        + " radio railway rain ran reads red reporter restaurant rich rides ring"
                        + " river road rock room round royal run running sad sail sailor sand scene"
                        + " school science sea seat second sees sells seven shadow she ship shoe"
                        + " shop shore short shouting show side silver singer singing sister sits"
                        + " sky sleeps slow small smiles smoke snow so soldier some son song soup"
                        + " south speaks speech spring stadium stage stairs stands star station"
                        + " steam stone stop storm story stranger student studio suit summer sun"
                        + " sunrise swim table takes talks tall tan taxi teacher team telephone"
                        + " temple tent than that the theatre their then there these they thin"
                        + " third this three through ticket tired to today together tools tower"
                        + " town toy track traffic train travel tree trip truck two uncle under"
                        + " university until up van very victory village visit voice waits wakes"
                        + " walking walks war warm was watch wave we wedding week west wet what"
                        + " wheel when where which while who wide wife wild win wind winter with"
                        + " without woman women work workers world writes wrong year yellow yes"
                        + " young your zoo 1896 1924 1935 1948 1962 1977 1985 1999");

    private static final List<String> BEGINNINGS =
            parts(
                    "b c d f g h j k l m n p qu r s sc t v w y z bl br ch cl cr dr fl gr pl sh sl"
                            + " sp st tr");

    private static final List<String> MIDDLES = parts("a e i o u ai ea ee ie oa oo ou");

    private static final List<String> ENDS =
            parts("b ck d g k l ll m n n n nd ne nes ng nt p r rd rk s ss st t te th x y");

    private UnknownWords() {}

    private static List<String> parts(String all) {
        return List.of(all.split(" ", -1));
    }

    /** One to three phrases of one to five words each, with commas between. */
    static String draw(Dice dice) {
        return several(dice, 3, () -> several(dice, 5, () -> word(dice), " "), ", ");
    }

    private static String several(Dice dice, int most, Supplier<String> one, String between) {
        return Stream.generate(one)
                .limit(1 + dice.below(most))
                .collect(Collectors.joining(between));
    }

    private static String word(Dice dice) {
        return dice.chance(0.7) ? dice.of(COMMON) : ofSyllables(dice);
    }

    private static String ofSyllables(Dice dice) {
        String word = dice.chance(0.2) ? "" : dice.of(BEGINNINGS);
        for (int more = 1 + dice.below(2); more > 0; more--) {
            word += dice.of(MIDDLES) + dice.of(BEGINNINGS);
        }
        return word + dice.of(MIDDLES) + (dice.chance(0.7) ? dice.of(ENDS) : "");
    }
}
