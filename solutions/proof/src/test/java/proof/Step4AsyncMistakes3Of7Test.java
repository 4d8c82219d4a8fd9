package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 3 of 7")
class Step4AsyncMistakes3Of7Test extends MistakesProof {

    Step4AsyncMistakes3Of7Test() {
        super("step04-async", 3, 7);
    }
}
