package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 2 of 9")
class Step4AsyncMistakes2Of9Test extends MistakesProof {

    Step4AsyncMistakes2Of9Test() {
        super("step04-async", 2, 9);
    }
}
