using Sluice.Core.Model;
using Sluice.Records.Plans;
using Xunit;

namespace Sluice.Tests.Records;

/// <summary>Groups asked together answer as each of them does alone.</summary>
public class RowGroupsTests
{
    private static readonly Truth[] Kleene = [Truth.False, Truth.Unknown, Truth.True];

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void Many_groups_answer_as_one_by_one(int count)
    {
        var dice = new Random(count);
        List<Condition> atoms =
        [
            .. Enum.GetValues<BuiltinFact>()
                .Select(static f => new Condition.FactComparison(f, ComparisonOperator.Equal, Value.OfInteger(1))),
        ];
        var numbers = atoms.Index().ToDictionary(static a => a.Item, static a => a.Index);
        List<RowGroup> groups =
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => new RowGroup(numbers, [.. atoms.Select(_ => Kleene[dice.Next(3)])], []) { Rows = dice.Next(1, 100) }),
        ];
        var all = new RowGroups(groups);
        var seen = new HashSet<Truth>();
        for (var i = 0; i < 200; i++)
        {
            var (one, other) = (Draw(dice, atoms, 4), Draw(dice, atoms, 3));
            foreach (var truth in Kleene)
            {
                Assert.Equal(groups.Where(g => g.Evaluate(one) == truth), all.Where(one, truth));
            }

            Assert.Equal(groups.Where(g => g.Evaluate(one) != Truth.True), all.Except(one));
            Assert.Equal(groups.TrueForAll(g => g.Evaluate(one) == Truth.True), all.All(one));
            var worst = groups.ConvertAll(g => (g.Rows, Truth: Truths.And(g.Evaluate(one), g.Evaluate(other))));
            seen.UnionWith(worst.Select(static w => w.Truth));
            Assert.Equal(
                (
                    worst.Where(static w => w.Truth != Truth.True).Sum(static w => w.Rows),
                    worst.Where(static w => w.Truth == Truth.Unknown).Sum(static w => w.Rows)
                ),
                all.Against([one, other])
            );
        }

        Assert.Equal(3, seen.Count);
    }

    [Fact]
    public void No_groups_are_against_nothing()
    {
        var none = new RowGroups([]);
        Assert.Empty(none.Where(Condition.True, Truth.True));
        Assert.True(none.All(Condition.False));
        Assert.Equal((0, 0), none.Against([Condition.False]));
    }

    private static Condition Draw(Random dice, List<Condition> atoms, int depth) =>
        (depth == 0 ? 0 : dice.Next(5)) switch
        {
            1 or 2 => new Condition.And([.. Enumerable.Range(0, dice.Next(2, 5)).Select(_ => Draw(dice, atoms, depth - 1))]),
            3 => new Condition.Or([.. Enumerable.Range(0, dice.Next(2, 5)).Select(_ => Draw(dice, atoms, depth - 1))]),
            4 => new Condition.Not(Draw(dice, atoms, depth - 1)),
            _ => dice.Next(12) == 0 ? (dice.Next(2) == 0 ? Condition.True : Condition.False) : atoms[dice.Next(atoms.Count)],
        };
}
