package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 8 of 9")
class Step4AsyncMistakes8Of9Test extends MistakesProof {

    Step4AsyncMistakes8Of9Test() {
        super("step04-async", 8, 9);
    }
}
