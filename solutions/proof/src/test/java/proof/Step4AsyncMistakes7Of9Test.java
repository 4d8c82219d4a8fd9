package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 7 of 9")
class Step4AsyncMistakes7Of9Test extends MistakesProof {

    Step4AsyncMistakes7Of9Test() {
        super("step04-async", 7, 9);
    }
}
