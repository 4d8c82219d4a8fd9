package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 1 of 9")
class Step4AsyncMistakes1Of9Test extends MistakesProof {

    Step4AsyncMistakes1Of9Test() {
        super("step04-async", 1, 9);
    }
}
