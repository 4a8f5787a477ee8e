using Sluice.Cli.Commands;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary><c>--submit</c> is split as a shell splits it.</summary>
public sealed class ShellWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\n", "")]
    [InlineData("spark-sql --master yarn", "spark-sql|--master|yarn")]
    [InlineData("a 'b c' \"d e\" f\\ g", "a|b c|d e|f g")]
    [InlineData("a'b'\"c\"d", "abcd")]
    [InlineData("a '' \"\" b", "a|||b")]
    [InlineData("'a\\b\"c' \"d'e\"", "a\\b\"c|d'e")]
    [InlineData("\"a\\\"b\\\\c\\$d\\`e\\nf\"", "a\"b\\c$d`e\\nf")]
    [InlineData("$HOME `x` $(y) *.jar ~ a#b", "$HOME|`x`|$(y)|*.jar|~|a#b")]
    [InlineData("a\\\nb \"c\\\nd\"", "ab|cd")]
    [InlineData("\\'a\\' \\\\", "'a'|\\")]
    [InlineData("--conf spark.x='a b'c", "--conf|spark.x=a bc")]
    public void Words_are_those_of_a_shell(string text, string words) => Assert.Equal(words, string.Join('|', ShellWords.Split(text)!));

    [Theory]
    [InlineData("a 'b")]
    [InlineData("a \"b")]
    [InlineData("a \"b\\\"")]
    [InlineData("a \\")]
    [InlineData("it's")]
    public void What_is_not_closed_is_no_command(string text) => Assert.Null(ShellWords.Split(text));
}
