package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 7 of 7")
class Step4AsyncMistakes7Of7Test extends MistakesProof {

    Step4AsyncMistakes7Of7Test() {
        super("step04-async", 7, 7);
    }
}
