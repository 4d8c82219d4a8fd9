package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 2 of 7")
class Step4AsyncMistakes2Of7Test extends MistakesProof {

    Step4AsyncMistakes2Of7Test() {
        super("step04-async", 2, 7);
    }
}
