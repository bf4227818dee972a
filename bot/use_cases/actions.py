"""The table from advice to use case: every action the policy may name (`stories/`, `models/policy.json`)."""

from __future__ import annotations

from collections.abc import Callable

from bot.use_cases.accounts import link_account
from bot.use_cases.confirm import answer_instead, answer_question, confirm, decline
from bot.use_cases.deals.ask import ask
from bot.use_cases.deals.move import move
from bot.use_cases.deals.register import register
from bot.use_cases.explain import brief_status, define_term, due_dates, explain_dates, explain_field
from bot.use_cases.inform import inform
from bot.use_cases.intake import delegate, go_back, pause
from bot.use_cases.intake.answer_field import answer_field
from bot.use_cases.intake.attach_file import attach_file
from bot.use_cases.intake.cancel import cancel
from bot.use_cases.intake.copy_brief import copy_brief
from bot.use_cases.intake.correct_field import correct_field
from bot.use_cases.intake.request_campaign import request_campaign
from bot.use_cases.intake.show_summary import show_summary
from bot.use_cases.intake.skip_field import dont_know, keep_answer, skip_field
from bot.use_cases.intake.submit_brief import submit_brief
from bot.use_cases.intake.upload_link import upload_link
from bot.use_cases.pipeline.goals_chat import goals_asked
from bot.use_cases.remind.snooze import snooze
from bot.use_cases.review import review_brief
from bot.use_cases.support import small_talk
from bot.use_cases.support.human import human
from bot.use_cases.turn import Turn

ACTIONS: dict[str, Callable[[Turn], None]] = {
    "action_answer_field": answer_field,
    "action_answer_instead": answer_instead,
    "action_answer_question": answer_question,
    "action_approve_brief": lambda turn: review_brief.by_word(turn, "approve"),
    "action_attach_file": attach_file,
    "action_bot_challenge": small_talk.bot_challenge,
    "action_brief_status": brief_status.brief_status,
    "action_cancel": cancel,
    "action_closing_soon": lambda turn: ask(turn, "closing_soon"),
    "action_claim_brief": lambda turn: review_brief.by_word(turn, "claim"),
    "action_confirm": confirm,
    "action_copy_brief": copy_brief,
    "action_correct_field": correct_field,
    "action_decline": decline,
    "action_define_term": define_term.define_term,
    "action_delegate": delegate.delegate,
    "action_dont_know": dont_know,
    "action_due_dates": due_dates.due_dates,
    "action_explain_dates": explain_dates.explain_dates,
    "action_explain_field": explain_field.explain_field,
    "action_forecast": lambda turn: ask(turn, "forecast"),
    "action_go_back": go_back.go_back,
    "action_goals": goals_asked,
    "action_goodbye": small_talk.goodbye,
    "action_greet": small_talk.greet,
    "action_help": small_talk.help,
    "action_human": human,
    "action_inform": inform,
    "action_keep_answer": keep_answer,
    "action_link_telegram": link_account.link_telegram,
    "action_list_briefs": brief_status.list_briefs,
    "action_moment": small_talk.moment,
    "action_move_stage": move,
    "action_opportunity_status": lambda turn: ask(turn, "opportunity_status"),
    "action_out_of_scope": small_talk.out_of_scope,
    "action_pause": pause.pause,
    "action_pipeline_status": lambda turn: ask(turn, "pipeline_status"),
    "action_register_opportunity": register,
    "action_repeat": small_talk.repeat,
    "action_request_campaign": request_campaign,
    "action_resume_draft": pause.resume_draft,
    "action_return_brief": lambda turn: review_brief.by_word(turn, "return"),
    "action_review_queue": review_brief.review_queue,
    "action_show_summary": show_summary,
    "action_skip_field": skip_field,
    "action_small_talk": small_talk.small_talk,
    "action_snooze": snooze,
    "action_stalled_deals": lambda turn: ask(turn, "stalled_deals"),
    "action_submit_brief": submit_brief,
    "action_thanks": small_talk.thanks,
    "action_unlink_telegram": link_account.unlink_telegram,
    "action_upload_link": upload_link,
}


def action(name: str) -> Callable[[Turn], None]:
    """Return the use case of an action; what is understood and not built yet says so."""
    return ACTIONS.get(name, small_talk.not_yet)
