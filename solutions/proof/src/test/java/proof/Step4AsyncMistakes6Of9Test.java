package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 6 of 9")
class Step4AsyncMistakes6Of9Test extends MistakesProof {

    Step4AsyncMistakes6Of9Test() {
        super("step04-async", 6, 9);
    }
}
