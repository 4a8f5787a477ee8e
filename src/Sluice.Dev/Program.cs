using Sluice.Cli.Hosting;
using Sluice.Dev;

using var console = new SystemConsole();
return DevApp.Run(args, console, Environment.CurrentDirectory);
