package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 4 of 7")
class Step4AsyncMistakes4Of7Test extends MistakesProof {

    Step4AsyncMistakes4Of7Test() {
        super("step04-async", 4, 7);
    }
}
