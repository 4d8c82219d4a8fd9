package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 6 of 7")
class Step4AsyncMistakes6Of7Test extends MistakesProof {

    Step4AsyncMistakes6Of7Test() {
        super("step04-async", 6, 7);
    }
}
