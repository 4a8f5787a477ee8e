using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Scripting;

[Trait("Category", "Slow")]
public class FactScriptRunnerTests
{
    [Theory]
    [InlineData("boolean", "People > 1000 && Purposes.Contains(\"support\")", "true")]
    [InlineData("boolean", "(bool)Attributes[\"approved\"]", "true")]
    [InlineData("boolean", "On.Value.DayOfWeek == DayOfWeek.Thursday", "true")]
    [InlineData("integer", "Datasets.SelectMany(d => d.Fields).Count()", "2")]
    [InlineData("decimal", "1m / 8", "0.125")]
    [InlineData("date", "On.Value.AddDays(1)", "2026-01-16")]
    [InlineData("duration", "Retention", "90 days")]
    [InlineData("duration", "\"6 months\"", "6 months")]
    [InlineData("country", "Recipients[0].Countries[0]", "IE")]
    [InlineData("text", "string.Join('+', Recipients.Select(r => r.Name))", "\"desk+vendor\"")]
    [InlineData(
        "one of { small, large }",
        "var n = 0; foreach (var d in Datasets) { n += d.Fields.Count; } return n > 1 ? \"large\" : \"small\";",
        "large"
    )]
    public void A_script_computes_a_fact_of_its_type(string type, string script, string expected) =>
        Assert.Equal(expected, new ScriptCase(script, type, type == "boolean" ? "fact" : "approved").Value());

    [Fact]
    public void The_fact_decides_like_any_other()
    {
        Assert.Equal(Verdict.Allow, new ScriptCase("People > 1000").Decide());
        Assert.Equal(Verdict.Deny, new ScriptCase("People > 2000").Decide());
    }

    [Fact]
    public void Without_the_scripts_the_fact_is_unknown()
    {
        var test = new ScriptCase("true");

        Assert.Equal(Verdict.Undetermined, new PolicyEngine(test.Program).Decide(test.Transfer, null).Verdict);
    }

    [Fact]
    public void A_script_is_read_and_compiled_once_for_a_program()
    {
        var test = new ScriptCase("true");
        var before = test.Files.BytesRead;
        test.Value();
        test.Value();

        Assert.Equal(before + 1, test.Files.BytesRead);
    }

    [Fact]
    public void A_mistake_in_the_script_is_shown_where_it_is() =>
        Assert.Equal(
            "facts/fact.csx:2:1: SLU4002: the script does not compile: The name 'Peple' does not exist in the current context",
            new ScriptCase("// how many\nPeple > 1000").Error()
        );

    [Fact]
    public void An_exception_is_shown_with_the_line_that_threw() =>
        Assert.Equal(
            "facts/fact.csx:3:3: SLU4007: the script failed: nobody said so",
            new ScriptCase("if (People > 1)\n{\n  throw new InvalidOperationException(\"nobody said so\");\n}\nreturn true;").Error()
        );

    [Fact]
    public void A_number_too_large_fails_and_does_not_wrap() =>
        Assert.StartsWith(
            "facts/fact.csx:2:1: SLU4007:",
            new ScriptCase("var n = int.MaxValue;\nn + 1", "integer", "approved").Error(),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("boolean", "People", "the number 1200", "boolean")]
    [InlineData("boolean", "var x = 1;", "nothing", "boolean")]
    [InlineData("integer", "2.5m", "the number 2.5", "integer")]
    [InlineData("decimal", "0.5", "a binary fraction (write `0.5m` for a decimal)", "decimal")]
    [InlineData("country", "\"Ireland\"", "the text \"Ireland\"", "country")]
    [InlineData("duration", "\"90 moons\"", "the text \"90 moons\"", "duration")]
    [InlineData("one of { small, large }", "\"medium\"", "the text \"medium\"", "one of { small, large }")]
    public void A_result_of_another_type_is_an_error(string type, string script, string gives, string declared) =>
        Assert.Equal(
            $"policy.sluice:6:11: SLU4008: the script gives {gives}, but `fact` is declared as {declared}",
            new ScriptCase(script, type, type == "boolean" ? "fact" : "approved").Error()
        );

    [Fact]
    public void A_script_that_is_gone_is_an_error()
    {
        var test = new ScriptCase("true");

        var result = test.Runner.Run(test.Program, new MemoryPolicyFiles(new Dictionary<string, string>()), test.Transfer);

        Assert.Null(result.Manifest);
        Assert.Equal("SLU4001", Assert.Single(result.Diagnostics).Id);
    }
}
