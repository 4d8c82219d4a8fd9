package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 9 of 9")
class Step4AsyncMistakes9Of9Test extends MistakesProof {

    Step4AsyncMistakes9Of9Test() {
        super("step04-async", 9, 9);
    }
}
