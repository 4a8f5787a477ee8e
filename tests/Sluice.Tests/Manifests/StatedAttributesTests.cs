using Sluice.Core.Binding;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Manifests;

/// <summary>The attributes of a transfer behave like a dictionary, whatever the order they are stated in.</summary>
public class StatedAttributesTests
{
    private const int Count = 9;

    private static readonly SourceLocation Somewhere = new(new SourceText("m.yaml", "attributes"), new TextSpan(0, 10));

    private static readonly AttributeSymbol[] All =
    [
        .. PolicyCompiler
            .Compile(
                new MemoryPolicyFiles(
                    new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["p.sluice"] = string.Concat(Enumerable.Range(0, Count).Select(static i => $"attribute a_{i} : integer\n")),
                    }
                )
            )
            .Vocabulary.Attributes.All,
    ];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void They_are_what_a_dictionary_would_hold(int seed)
    {
        var dice = new Random(seed);
        var expected = new Dictionary<AttributeSymbol, Value>();
        var stated = StatedAttributes.Empty;
        for (var step = 0; step < 500; step++)
        {
            var attribute = All[dice.Next(Count)];
            if (dice.Next(2) == 0)
            {
                expected.Remove(attribute);
                stated = stated.Without(attribute);
            }
            else
            {
                expected[attribute] = Value.OfInteger(step);
                stated = stated.With(new StatedAttribute(attribute, Value.OfInteger(step), Somewhere));
            }

            Assert.Equal(
                expected.OrderBy(static a => a.Key.Id).Select(static a => (a.Key, a.Value)),
                stated.Select(static a => (a.Attribute, a.Value))
            );
            foreach (var one in All)
            {
                Assert.Equal(expected.TryGetValue(one, out var value), stated.TryGetValue(one, out var found));
                Assert.Equal(value, found);
                Assert.Equal(expected.ContainsKey(one) ? Somewhere : null, stated.Find(one)?.Location);
            }
        }
    }

    [Fact]
    public void The_order_they_are_given_in_does_not_matter() =>
        Assert.Equal(
            All,
            StatedAttributes
                .Of([.. All.Reverse().Select(static a => new StatedAttribute(a, Value.OfInteger(1), Somewhere))])
                .Select(static a => a.Attribute)
        );
}
