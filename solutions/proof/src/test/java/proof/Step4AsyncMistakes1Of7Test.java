package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 1 of 7")
class Step4AsyncMistakes1Of7Test extends MistakesProof {

    Step4AsyncMistakes1Of7Test() {
        super("step04-async", 1, 7);
    }
}
