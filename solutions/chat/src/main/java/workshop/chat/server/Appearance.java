package workshop.chat.server;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The appearance of a name to people. Two names that look alike have an appearance in common, whatever characters they are
 * made of. The tables of look-alikes are Unicode's, in ICU4J.
 *
 * @see <a href="https://www.unicode.org/reports/tr39/#Confusable_Detection">UTS #39, section 4, Confusable Detection</a>
 */
final class Appearance {

    private static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();

    /** Compatibility form, full case folding, and no default-ignorable characters: Unicode's NFKC_Casefold. */
    private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();

    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();

    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();

    /** Marks that make no letter of the alphabet with the letter below them, such as an underline. */
    private static final Pattern DECORATION =
            Pattern.compile("([\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\p{IsCommon}])\\p{M}+");

    /** The Unicode name of a letter in a style that no table maps to the letter: in a box, a small capital, half a flag. */
    private static final Pattern STYLED = Pattern.compile(".*[A-Z] (?:SYMBOL )?(?:LETTER|CAPITAL) ([A-Z])");

    /** As above, also with something added to the letter, such as a stroke or a hook. */
    private static final Pattern VARIANT = Pattern.compile(STYLED + "(?: WITH .*)?");

    private Appearance() {}

    /**
     * The appearances of a name: as it is written, and with its case folded. Case is folded before and after the look-alikes
     * are replaced, because a letter may look like another one in one case only: Cyrillic В like B, but not в like b.
     */
    static Set<String> of(String name) {
        String plain = plain(name);
        return Set.copyOf(List.of(folded(plain), folded(FOLD.normalize(plain))));
    }

    /** As {@link #of}, but of the bare letters and digits: without accents, strokes, hooks, punctuation and ornaments. */
    static Set<String> ofLetters(String name) {
        return of(name).stream()
                .map(look -> DECOMPOSED.normalize(unstyled(look, VARIANT)).replaceAll("[^\\p{L}\\p{N}]", ""))
                .collect(Collectors.toSet());
    }

    /** A text with each character replaced by the one that stands for all that look like it. */
    static String skeleton(String text) {
        return CONFUSABLES.getSkeleton(text);
    }

    private static String folded(String text) {
        return skeleton(FOLD.normalize(skeleton(text)));
    }

    private static String plain(String name) {
        String composed = COMPOSED.normalize(unstyled(name, STYLED));
        return DECORATION.matcher(composed).replaceAll("$1").replaceAll(" +", " ");
    }

    private static String unstyled(String text, Pattern style) {
        return text.codePoints().mapToObj(c -> unstyled(c, style)).collect(Collectors.joining());
    }

    private static String unstyled(int character, Pattern style) {
        UnicodeScript script = UnicodeScript.of(character);
        // Folding maps some of them already. Letters of other alphabets stay: CYRILLIC SMALL LETTER I is no i.
        boolean candidate = character > 0x7f
                && (script == UnicodeScript.LATIN || script == UnicodeScript.COMMON)
                && FOLD.isNormalized(Character.toString(character));
        Matcher name = style.matcher(candidate ? Character.getName(character) : "");
        return name.matches() ? name.group(1).toLowerCase(Locale.ROOT) : Character.toString(character);
    }
}
