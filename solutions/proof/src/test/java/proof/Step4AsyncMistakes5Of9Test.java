package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 5 of 9")
class Step4AsyncMistakes5Of9Test extends MistakesProof {

    Step4AsyncMistakes5Of9Test() {
        super("step04-async", 5, 9);
    }
}
