using System.CommandLine;
using System.CommandLine.Parsing;
using Sluice.Cli.Diagnostics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary>What is wrong with the form of a command line, in our own words.</summary>
internal static class UsageErrors
{
    /// <summary>What is wrong with single words, whatever they would mean: one that is empty, and a value where none is taken.</summary>
    public static List<Diagnostic> OfForm(IReadOnlyList<string> args, CliCommand? command, IReadOnlyList<Option> common)
    {
        var found = new List<Diagnostic>();
        var switches = common
            .Concat(command?.Options ?? [])
            .Where(static o => o.ValueType == typeof(bool))
            .SelectMany(static o => o.Aliases.Append(o.Name))
            .ToHashSet(StringComparer.Ordinal);
        var isOption = true;
        foreach (var arg in args)
        {
            isOption = isOption && arg != "--";
            var sign = isOption && arg.StartsWith('-') ? arg.AsSpan().IndexOfAny('=', ':') : -1;
            var name = sign < 0 ? arg : arg[..sign];
            if (arg.Length == 0)
            {
                found.Add(Diagnostic.Create(CommandDiagnostics.EmptyArgument, null, command?.Name ?? "sluice"));
            }
            else if (sign >= 0 && switches.Contains(name))
            {
                found.Add(Diagnostic.Create(CommandDiagnostics.TakesNoValue, null, name).WithHint("leave it out to have it off"));
            }
            else if (sign == arg.Length - 1 && sign > 0)
            {
                found.Add(Diagnostic.Create(CommandDiagnostics.MissingValue, null, name));
            }
        }

        return found;
    }

    /// <summary>All that is wrong; empty when the command can run.</summary>
    public static List<Diagnostic> Find(
        ParseResult parsed,
        CliCommand? command,
        IReadOnlyList<CliCommand> commands,
        IReadOnlyList<string> args
    )
    {
        if (command is null)
        {
            return [WithoutCommand(parsed, commands)];
        }

        var found = new List<Diagnostic>();
        foreach (var child in parsed.CommandResult.Children.Concat(parsed.RootCommandResult.Children))
        {
            if (child is not OptionResult { Implicit: false } result)
            {
                continue;
            }

            var takesValue = result.Option.ValueType != typeof(bool);
            if (result.IdentifierTokenCount > 1 && result.Option.Arity.MaximumNumberOfValues <= 1)
            {
                found.Add(Diagnostic.Create(CommandDiagnostics.RepeatedOption, null, result.Option.Name));
            }
            else if (takesValue && (result.Tokens.Count == 0 || result.Tokens[0].Value.StartsWith("--", StringComparison.Ordinal)))
            {
                found.Add(Diagnostic.Create(CommandDiagnostics.MissingValue, null, result.Option.Name));
            }
        }

        var verbatim = args.SkipWhile(static a => a != "--").Skip(1).ToHashSet(StringComparer.Ordinal);
        var tokens = new List<string>();
        foreach (var child in parsed.CommandResult.Children)
        {
            tokens.AddRange(child is ArgumentResult ? child.Tokens.Select(static t => t.Value) : []);
        }

        foreach (var token in tokens.Concat(parsed.UnmatchedTokens).Distinct(StringComparer.Ordinal))
        {
            if (token.Length > 1 && token[0] == '-' && !verbatim.Contains(token))
            {
                string[] names = [.. command.Options.Select(static o => o.Name), "--help", "--color"];
                var name = token.Split('=')[0];
                found.Add(
                    Diagnostic
                        .Create(CommandDiagnostics.UnknownOption, null, command.Name, name)
                        .WithHint(DidYouMean(name, names) ?? Begins(name, names))
                );
            }
            else if (parsed.UnmatchedTokens.Contains(token, StringComparer.Ordinal))
            {
                found.Add(Diagnostic.Create(CommandDiagnostics.UnexpectedArgument, null, command.Name, token));
            }
        }

        if (found.Count == 0 && parsed.Errors.Count > 0)
        {
            // A kind of mistake without a message of its own must still be refused.
            found.Add(Diagnostic.Create(CommandDiagnostics.UnexpectedArgument, null, command.Name, string.Join(' ', args.Skip(1))));
        }

        return found;
    }

    /// <summary>
    /// <c>--help</c> or <c>--version</c> beside anything else, or null. They end with 0 and do nothing: a file with such a name, in a list
    /// that a pipeline makes, would let the pipeline pass.
    /// </summary>
    public static Diagnostic? BesideAPage(ParseResult parsed, Option help, Option version, Option colour)
    {
        var tokens = parsed.Tokens;
        if (tokens.FirstOrDefault(t => t.Type == TokenType.Option && IsPage(t.Value))?.Value is not { } page)
        {
            return null;
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            var (word, type) = (tokens[i].Value, tokens[i].Type);
            if (type == TokenType.Option && word == colour.Name)
            {
                i++;
            }
            else if (!(type == TokenType.Option && IsPage(word)) && !(type == TokenType.Command && page != version.Name))
            {
                return Diagnostic
                    .Create(CommandDiagnostics.PageNotAlone, null, page)
                    .WithHint("write `--` before a file whose name starts with a dash");
            }
        }

        return null;

        bool IsPage(string word) => word == help.Name || word == version.Name || help.Aliases.Contains(word);
    }

    /// <summary>A value that has to be one of a few.</summary>
    public static IEnumerable<Diagnostic> OneOf(string option, string value, IReadOnlyList<string> values)
    {
        if (!values.Contains(value, StringComparer.Ordinal))
        {
            var near = NearestName.Find(value, values);
            var list = "it is one of " + string.Join(", ", values.Select(static v => $"`{v}`"));
            yield return Diagnostic
                .Create(CommandDiagnostics.WrongValue, null, option, value)
                .WithHint(near is null ? list : $"did you mean `{near}`? {list}");
        }
    }

    /// <summary>The hint that names the nearest name, or null.</summary>
    public static DiagnosticHint? DidYouMean(string name, IEnumerable<string> names) =>
        DiagnosticHint.DidYouMean(NearestName.Find(name, names));

    // `--policy` is further from `--policies` than a slip of the finger, and `--allow` is only its beginning.
    private static string? Begins(string name, string[] options)
    {
        const int Same = 6;
        var alike = name.Length < Same ? [] : options.Where(o => o.StartsWith(name[..Same], StringComparison.Ordinal)).ToList();
        return alike.Count == 1 ? $"did you mean `{alike[0]}`?" : null;
    }

    private static Diagnostic WithoutCommand(ParseResult parsed, IReadOnlyList<CliCommand> commands)
    {
        if (parsed.UnmatchedTokens.Count == 0)
        {
            return Diagnostic
                .Create(CommandDiagnostics.MissingCommand, null)
                .WithHint("the commands are " + string.Join(", ", commands.Select(static c => $"`{c.Name}`")));
        }

        var token = parsed.UnmatchedTokens[0];
        return token.Length > 1 && token[0] == '-'
            ? Diagnostic
                .Create(CommandDiagnostics.UnknownOption, null, "sluice", token)
                .WithHint(DidYouMean(token, ["--help", "--version", "--color"]))
            : Diagnostic
                .Create(CommandDiagnostics.UnknownCommand, null, token)
                .WithHint(DidYouMean(token, commands.Select(static c => c.Name)));
    }
}
