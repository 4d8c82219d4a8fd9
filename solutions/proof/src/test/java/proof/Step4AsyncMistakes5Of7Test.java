package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 5 of 7")
class Step4AsyncMistakes5Of7Test extends MistakesProof {

    Step4AsyncMistakes5Of7Test() {
        super("step04-async", 5, 7);
    }
}
